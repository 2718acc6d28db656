import { writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { measureBundle } from "./bundle-size.ts";
import { timeStartup } from "../client/startup.ts";
import type { Installed } from "./install.ts";

const STARTUP = timeStartup(`
  const { create } = await import("./peer.mjs");
  await create(process.argv[2])("a")`);

export interface Entries {
  /** The module that a user would write. It loads the installed files. */
  module: string;
  /** Imports the module, sends one request, and prints the CPU time of both in milliseconds. */
  startup: string;
  /** The bytes of the code in a browser, minified and gzipped. */
  bundleSize: number;
}

/** Writes the module of a peer, and measures it as a bundle. */
export async function buildEntries({ peer, directory }: Installed): Promise<Entries> {
  const source = join(directory, "peer.ts");
  await writeFile(source, `${peer.code}\n${peer.wait ?? ""}\n`);
  const module = join(directory, "peer.mjs");
  const startup = join(directory, "startup.mjs");
  await build({
    entryPoints: [source],
    outfile: module,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
  });
  await writeFile(startup, STARTUP);
  const bundleSize = await measureBundle({
    contents: peer.code,
    resolveDir: directory,
    external: [...builtinModules, "node:*"],
  });
  return { module, startup, bundleSize };
}
