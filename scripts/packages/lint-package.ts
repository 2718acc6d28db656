import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import type { PackedPackage } from "./pack-packages.ts";
import { runProgram } from "../shared/run-program.ts";

/** The findings of publint and attw for a packed package, as sentences. */
export async function lintPackage({ tarball }: PackedPackage): Promise<string[]> {
  const bytes = new Uint8Array(readFileSync(tarball)).buffer;
  const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true });
  const ofPublint = messages.map(
    (message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`,
  );
  return [...ofPublint, ...(await findWrongTypes(tarball))];
}

/** Both packages are ES modules only: code in CommonJS loads them with `require` of Node 20.19 or later. */
const ATTW_OPTIONS = ["--profile", "esm-only", "--no-color", "--no-emoji", "--format", "ascii"];

/** The files of the package that are not modules have no types. */
const NOT_MODULES = ["config.schema.json", "package.json"];

async function findWrongTypes(tarball: string): Promise<string[]> {
  const manifest = createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json");
  const cli = join(dirname(manifest), "dist", "index.js");
  const options = [...ATTW_OPTIONS, "--exclude-entrypoints", ...NOT_MODULES];
  try {
    await runProgram([process.execPath, cli, tarball, ...options], { directory: "." });
    return [];
  } catch (error) {
    return [`attw: ${error instanceof Error ? error.message : String(error)}`];
  }
}
