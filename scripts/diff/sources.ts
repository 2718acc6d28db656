import { existsSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { readSource } from "../add/read-source.ts";
import type { ApiFiles } from "../pipeline/1-extract/api-files.ts";
import { CommandError } from "../shared/command.ts";
import { readDirectory } from "../shared/directories.ts";
import { readInputs } from "../shared/input-files.ts";
import { readTextIfExists } from "../shared/read-file.ts";
import { OPENAPI_FILE, SOURCES_FILE } from "./list-compared-apis.ts";

/** git passes this path for a file that does not exist on one side. */
const NO_FILE = "/dev/null";

/** The files of one version of an API. */
export interface VersionFiles extends ApiFiles {
  /** The directory of a generated file, and the text of the `sources.json` beside it. */
  generated?: { directory: string; sources: string | undefined };
}

/** The files of one API, or those of several APIs by name. `undefined` if the source is empty. */
export type Source = VersionFiles | Map<string, VersionFiles> | undefined;

/** Reads a file, a URL, the directory of one API, or a directory with one subdirectory per API. */
export async function openSource(source: string, allowHttp: boolean): Promise<Source> {
  if (source === NO_FILE) return undefined;
  if (/^https?:\/\//i.test(source)) return readPage(source, allowHttp);
  if (!existsSync(source)) throw new CommandError(`${source} does not exist. Check the path.`);
  if (!statSync(source).isDirectory()) return readPage(source, allowHttp);
  const names = readDirectory(source);
  const apis = names.filter((name) => isApi(join(source, name)));
  if (isApi(source) || apis.length === 0) return readApiDirectory(source);
  const read = await Promise.all(apis.map((name) => readApiDirectory(join(source, name))));
  return new Map(apis.flatMap((name, index) => (read[index] ? [[name, read[index]]] : [])));
}

/** Whether a directory has pages or a generated file. */
function isApi(directory: string): boolean {
  return ["pages", OPENAPI_FILE].some((name) => existsSync(join(directory, name)));
}

async function readPage(source: string, allowHttp: boolean): Promise<ApiFiles> {
  const { text } = await readSource(source, allowHttp);
  return { name: basename(source), pages: [{ path: source, name: source, text }] };
}

/** A directory with `pages` is one of `specs/`, one with `openapi.yaml` is one of `generated/`. Others hold pages. */
async function readApiDirectory(directory: string): Promise<VersionFiles> {
  if (existsSync(join(directory, "pages"))) {
    return readInputs(join(directory, ".."), basename(resolve(directory))).files;
  }
  const names = existsSync(join(directory, OPENAPI_FILE))
    ? [OPENAPI_FILE]
    : readDirectory(directory);
  const files = names
    .map((name) => join(directory, name))
    .filter((file) => statSync(file).isFile());
  if (files.length === 0) throw new CommandError(`${directory} contains no page and no API`);
  const read = await Promise.all(files.map((file) => readPage(file, false)));
  const sources = readTextIfExists(join(directory, SOURCES_FILE));
  return {
    name: basename(resolve(directory)),
    pages: read.flatMap(({ pages }) => pages),
    generated: { directory, sources },
  };
}
