import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ApiFiles } from "../pipeline/1-extract/api-files.ts";
import { listApis } from "../shared/directories.ts";
import { readApi } from "../shared/input-files.ts";
import { repeatPages } from "./corpus-pages.ts";

/** Copies the APIs of a directory under other names until there are at least `count` pages. Returns their number. */
export function repeatApis(directory: string, target: string, count: number): number {
  const apis = listApis(directory, []).map((api) => readApi(directory, api));
  let pages = 0;
  for (let copy = 0; pages < count; copy += 1) {
    for (const api of apis) {
      cpSync(join(directory, api.name), join(target, `${api.name}-${copy}`), { recursive: true });
      pages += api.pages.length;
    }
  }
  return pages;
}

/** Writes an API with `count` pages: those of the API with the most endpoints, and copies of them with other paths. */
export function writeLargeApi(directory: string, target: string, count: number): string[] {
  const apis = listApis(directory, []).map((api) => readApi(directory, api));
  const [largest] = apis.toSorted((a, b) => countDocuments(b) - countDocuments(a));
  const pages = join(target, "large", "pages");
  mkdirSync(pages, { recursive: true });
  return repeatPages(largest?.pages ?? [], count).map(({ text }, index) => {
    const file = join(pages, `${String(index).padStart(4, "0")}.md`);
    writeFileSync(file, text);
    return file;
  });
}

function countDocuments({ pages }: ApiFiles): number {
  return pages.filter(({ text }) => /^openapi: /m.test(text)).length;
}
