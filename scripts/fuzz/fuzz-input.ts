import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The files of one API by their paths, such as `pages/get-note.md` and `overlay.yaml`, and a `lock.json`. */
export type FuzzInput = Readonly<Record<string, string>>;

export const PAGES = "pages/";
const SINGLE_FILES = ["openapi.yaml", "overlay.yaml", "lock.json"];

export function isPage(file: string): boolean {
  return file.startsWith(PAGES);
}

/** Reads the input of a directory that has the layout of `specs/<api>`. */
export function readFuzzInput(directory: string): FuzzInput {
  const pages = join(directory, PAGES);
  const names = existsSync(pages) ? readdirSync(pages).sort() : [];
  const files = [...names.map((name) => PAGES + name), ...SINGLE_FILES];
  const present = files.filter((file) => existsSync(join(directory, file)));
  return Object.fromEntries(
    present.map((file) => [file, readFileSync(join(directory, file), "utf8")]),
  );
}

export function writeFuzzInput(directory: string, input: FuzzInput): void {
  for (const [file, text] of Object.entries(input)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
}

export function sizeOf(input: FuzzInput): number {
  return Object.values(input).reduce((size, text) => size + text.length, 0);
}
