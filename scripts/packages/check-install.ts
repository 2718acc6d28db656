import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkTypes } from "./check-types.ts";
import { MANAGERS, NODE_VERSIONS, TYPESCRIPT_VERSIONS, type Manager } from "./managers.ts";
import type { PackedPackage } from "./pack-packages.ts";
import { PROJECT_FILES } from "./project-files.ts";
import { installPackages } from "../shared/npm-packages.ts";
import { runProgram } from "../shared/run-program.ts";
import { runScenario } from "./scenario.ts";

/** The result of one version of Node or TypeScript, or of the package manager. */
interface InstalledRun {
  run: string;
  problems: string[];
}

/** The tools stay there, so that the next run is fast. */
const DIRECTORY = join(tmpdir(), "openapi-pages-packages");
const TOOLS = join(DIRECTORY, "tools");

/** Installs the packages in an empty project with one package manager, and uses them with each version of Node and TypeScript. */
export async function checkInstall(
  name: string,
  packages: readonly PackedPackage[],
): Promise<InstalledRun[]> {
  const manager = MANAGERS[name];
  if (!manager) throw new Error(`Unknown package manager ${name}`);
  await installTools();
  // With a space, as in the home directory of many people.
  const project = join(DIRECTORY, `${name} project`);
  writeProject(project, manager, packages);
  const program =
    manager.program === undefined ? ["npm"] : startProgram(join(TOOLS, manager.program));
  const installed = await attempt("install", () =>
    runProgram([...program, ...manager.install], options(project)),
  );
  if (installed.problems.length > 0) return [installed];
  const results = [installed];
  for (const version of Object.keys(NODE_VERSIONS)) {
    const node = join(TOOLS, "node_modules", `node-${version}`, "bin", "node");
    results.push(await attempt(`Node ${version}`, () => runScenario([node], project)));
  }
  for (const version of TYPESCRIPT_VERSIONS) {
    const typescript = join(TOOLS, "node_modules", `typescript-${version}`);
    results.push(await attempt(`TypeScript ${version}`, () => checkTypes(typescript, project)));
  }
  const command = [...program, ...manager.run, "openapi-pages", "generate", "--check"];
  results.push(await attempt("its own command", () => runProgram(command, options(project))));
  return results;
}

async function attempt(run: string, action: () => Promise<unknown>): Promise<InstalledRun> {
  try {
    await action();
    return { run, problems: [] };
  } catch (error) {
    return { run, problems: [error instanceof Error ? error.message : String(error)] };
  }
}

/** JavaScript is run by Node. */
function startProgram(path: string): string[] {
  return /\.c?js$/.test(path) ? [process.execPath, path] : [path];
}

/** The user agent of the npm that started this process would otherwise decide how the commands name themselves. */
function options(directory: string) {
  return { directory, environment: { npm_config_user_agent: undefined, INIT_CWD: undefined } };
}

async function installTools(): Promise<void> {
  const { platform, arch } = process;
  const nodes = Object.entries(NODE_VERSIONS).map(([major, version]): [string, string] => [
    `node-${major}`,
    `npm:node-${platform}-${arch}@${version}`,
  ]);
  const compilers = TYPESCRIPT_VERSIONS.map((version): [string, string] => [
    `typescript-${version}`,
    `npm:typescript@${version}`,
  ]);
  const managers = Object.values(MANAGERS).flatMap(({ packages }) => Object.entries(packages));
  await installPackages(TOOLS, Object.fromEntries([...nodes, ...compilers, ...managers]));
}

function writeProject(
  project: string,
  { files }: Manager,
  packages: readonly PackedPackage[],
): void {
  rmSync(project, { recursive: true, force: true });
  const dependencies = Object.fromEntries(
    packages.map(({ name, tarball }) => [name, `file:${tarball}`]),
  );
  const manifest = { name: "project", private: true, type: "module", dependencies };
  const all = { ...PROJECT_FILES, ...files, "package.json": JSON.stringify(manifest, null, 2) };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), text);
  }
}
