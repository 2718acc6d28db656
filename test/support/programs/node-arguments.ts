import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inject } from "vitest";

/**
 * The arguments with which Node starts a program, after other modules. Programs of this repository start from their
 * compiled form, which prints and writes the same. Every other TypeScript file starts as the npm scripts start theirs.
 */
export function nodeArguments(program: string, before: string[] = []): string[] {
  const files = [...before, program].map((file) => findCompiled(file) ?? resolve(file));
  const needsLoader = files.some((file) => file.endsWith("ts"));
  const loader = needsLoader ? ["--import", import.meta.resolve("tsx")] : [];
  const imports = files.slice(0, -1).flatMap((file) => ["--import", pathToFileURL(file).href]);
  return [...loader, ...imports, ...files.slice(-1)];
}

/** The compiled form of a file, if it is part of the programs. */
export function findCompiled(file: string): string | undefined {
  const path = relative("", resolve(file)).replace(/\.ts$/, ".mjs");
  const compiled = join(inject("programs"), path);
  return existsSync(compiled) ? compiled : undefined;
}
