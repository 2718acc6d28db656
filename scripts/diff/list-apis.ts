import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { PastFolder } from "./git.ts";

export const FILE = "openapi.yaml";

/** What there is today, what there was then, and what should be there by the folder of pages. */
export async function listApis(specs: string, out: string, past: PastFolder): Promise<string[]> {
  const then = past.files.filter((file) => /^[^/]+\/openapi\.yaml$/.test(file));
  const now = await listFolders(out);
  const names = [
    ...(await listFolders(specs)),
    ...now.filter((name) => existsSync(join(out, name, FILE))),
    ...then.map((file) => file.slice(0, -FILE.length - 1)),
  ];
  return [...new Set(names)].sort();
}

async function listFolders(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
