import { mkdir, mkdtemp, readdir, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages, packVideoTasks } from "../../shared/npm-packages.ts";
import { runProgram } from "../../shared/run-program.ts";
import { OURS, type Peer } from "./peers.ts";

/** The types of Node are installed with every peer that needs them, so that all compile. */
export interface Installed {
  peer: Peer;
  /** The directory with the client and its packages. */
  directory: string;
  version: string;
  /** In bytes, with all dependencies. */
  installSize: number;
  packages: number;
}

const readVersions = async (): Promise<Record<string, string>> => {
  const text = await readFile(new URL("package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { dependencies: Record<string, string> }).dependencies;
};

const measureSize = async (directory: string): Promise<number> => {
  let size = 0;
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) size += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return size;
};

const countPackages = async (modules: string): Promise<number> => {
  const lock = await readFile(join(modules, ".package-lock.json"), "utf8");
  return Object.keys((JSON.parse(lock) as { packages: object }).packages).length;
};

/** Writes the client of a generator. A user does not install the generators. */
const generate = async (generator: "hey-api" | "redocly", directory: string, version: string) => {
  const api = "generated/twelvelabs/openapi.yaml";
  if (generator === "redocly") {
    const out = join(directory, "client.ts");
    const command = ["npx", "--no-install", "redocly", "generate-client", api, "--output", out];
    await runProgram(command, { directory: "." });
    return { size: await measureSize(directory) };
  }
  const tools = await mkdtemp(join(tmpdir(), "video-tasks-hey-api-"));
  await installPackages(tools, { "@hey-api/openapi-ts": version, typescript: "5.9.3" });
  const out = join(directory, "client");
  const bin = join(tools, "node_modules/.bin/openapi-ts");
  await runProgram([bin, "--input", api, "--output", out, "--no-log-file"], { directory: "." });
  return { size: await measureSize(out) };
};

/** Installs or generates a peer in a directory of its own. */
export async function installPeer(peer: Peer, parent: string): Promise<Installed> {
  const versions = await readVersions();
  const directory = join(parent, peer.name.replaceAll(" ", "-"));
  await mkdir(directory, { recursive: true });
  if (peer.generator) {
    const version = versions["@hey-api/openapi-ts"] ?? "";
    const { size } = await generate(peer.generator, directory, version);
    await installPackages(directory, {});
    const ownVersion = peer.generator === "redocly" ? await readRedoclyVersion() : version;
    return { peer, directory, version: ownVersion, installSize: size, packages: 0 };
  }
  const { package: name } = peer;
  if (name === undefined) {
    await installPackages(directory, {});
    return { peer, directory, version: process.versions.node, installSize: 0, packages: 0 };
  }
  const wanted = name === OURS ? await packVideoTasks(parent) : (versions[name] ?? "");
  await installPackages(directory, { [name]: wanted });
  const modules = join(directory, "node_modules");
  const manifest = await readFile(join(modules, name, "package.json"), "utf8");
  return {
    peer,
    directory,
    version: (JSON.parse(manifest) as { version: string }).version,
    installSize: await measureSize(modules),
    packages: await countPackages(modules),
  };
}

const readRedoclyVersion = async (): Promise<string> => {
  const manifest = await readFile("node_modules/@redocly/cli/package.json", "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
};
