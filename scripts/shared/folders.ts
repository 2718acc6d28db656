import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ApiFiles } from "../pipeline/1-extract/api-files.ts";
import type { Page } from "../pipeline/report/page.ts";
import { CommandError } from "./command.ts";

/** The names of the APIs, or those that were asked for: each is a folder in the folder of specifications. */
export function listApis(specs: string, wanted: string[]): string[] {
  const names = readFolder(specs).filter((name) =>
    statSync(join(specs, name), { throwIfNoEntry: false })?.isDirectory(),
  );
  const missing = wanted.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new CommandError(
      `There is no folder ${join(specs, missing)}. Known: ${names.join(", ") || "none"}.`,
    );
  }
  const chosen = wanted.length === 0 ? names : names.filter((name) => wanted.includes(name));
  if (chosen.length === 0)
    throw new CommandError(
      `The folder ${specs} holds no API: add ${join(specs, "<api>", "pages")}.`,
    );
  return chosen;
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .sort();
  } catch (error) {
    throw new CommandError(`Cannot read the folder ${folder}: ${reasonOf(error)}`);
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The paths of an API's input files, relative to the folder of specifications, in order. */
export function inputFiles(specs: string, api: string): string[] {
  const pages = join(specs, api, "pages");
  const files = existsSync(pages) ? readFolder(pages).map((file) => join(api, "pages", file)) : [];
  const beside = ["openapi.yaml", "overlay.yaml"].map((file) => join(api, file));
  return [...files, ...beside.filter((file) => existsSync(join(specs, file)))];
}

/** The files of an API, and their bytes by their path below the folder of specifications. */
export interface InputFiles {
  files: ApiFiles;
  inputs: ReadonlyMap<string, Buffer>;
}

export function readInputs(specs: string, api: string): InputFiles {
  const inputs = new Map(
    inputFiles(specs, api).map((file) => [file, readBytes(join(specs, file))]),
  );
  const all = [...inputs].map(([file, bytes]): Page => ({
    path: join(specs, file),
    name: `specs/${file.replaceAll("\\", "/")}`,
    text: bytes.toString("utf8"),
  }));
  const named = (file: string) => all.find(({ path }) => path === join(specs, api, file));
  const pages = all.filter(({ path }) => path.startsWith(join(specs, api, "pages")));
  const files = {
    name: api,
    pages,
    handwritten: named("openapi.yaml"),
    overlay: named("overlay.yaml"),
  };
  return { files, inputs };
}

export function readApi(specs: string, api: string): ApiFiles {
  return readInputs(specs, api).files;
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CommandError(`Cannot read ${path}: ${reasonOf(error)}`);
  }
}
