import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { PastDirectory } from "./git.ts";

export const OPENAPI_FILE = "openapi.yaml";
export const SOURCES_FILE = "sources.json";

/** The APIs with a generated file today or at the revision, and those whose pages have no generated file yet. */
export async function listComparedApis(
  specs: string,
  out: string,
  past: PastDirectory,
): Promise<string[]> {
  const generated = await listDirectories(out);
  const names = [
    ...(await listDirectories(specs)),
    ...generated.filter((name) => existsSync(join(out, name, OPENAPI_FILE))),
    ...past.files.flatMap(apiOf),
  ];
  return [...new Set(names)].sort();
}

function apiOf(file: string): string[] {
  const [api, name, ...deeper] = file.split("/");
  return api !== undefined && name === OPENAPI_FILE && deeper.length === 0 ? [api] : [];
}

async function listDirectories(directory: string): Promise<string[]> {
  if (!existsSync(directory)) return [];
  const entries = await readdir(directory, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
