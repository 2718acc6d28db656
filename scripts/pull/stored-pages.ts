import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { assertNoLink } from "../shared/check-directories.ts";
import { CommandError } from "../shared/command.ts";
import { listApis } from "../shared/directories.ts";
import { messageOf } from "../shared/error-message.ts";
import { MAX_INPUT_BYTES, readRegularFile } from "../shared/read-file.ts";
import { readUrlList, urlOnPage } from "./page-url.ts";

/** A page in `specs/<api>/pages`. */
export interface StoredPage {
  file: string;
  bytes: Uint8Array;
  text: string;
  /** Absent if neither the page nor `pages.yaml` contains its URL. */
  url: string | undefined;
}

export function listStoredPages(specs: string, wanted: string[]): StoredPage[] {
  return listApis(specs, wanted).flatMap((api) => pagesOf(join(specs, api)));
}

function pagesOf(apiDirectory: string): StoredPage[] {
  const listFile = join(apiDirectory, "pages.yaml");
  const urls = readUrls(listFile);
  const directory = join(apiDirectory, "pages");
  assertNoLink(directory);
  const names = existsSync(directory) ? listFiles(directory) : [];
  const stale = [...urls.keys()].find((name) => !names.includes(name));
  if (stale !== undefined) {
    throw new CommandError(`${listFile} lists "${stale}", which is not in ${directory}`);
  }
  return names.map((name) => {
    const file = join(directory, name);
    const bytes = readPage(file);
    const text = bytes.toString("utf8");
    return { file, bytes, text, url: urls.get(name) ?? urlOnPage(text) };
  });
}

/** Leaves out symbolic links: they may lead to a file outside the project, which must not be replaced. */
function listFiles(directory: string): string[] {
  const entries = readdirSync(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .sort();
}

function readPage(file: string): Buffer {
  try {
    return readRegularFile(file, { maxBytes: MAX_INPUT_BYTES });
  } catch (error) {
    throw new CommandError(`cannot read ${file}: ${messageOf(error)}`);
  }
}

function readUrls(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  try {
    return readUrlList(readRegularFile(file, { within: dirname(file) }).toString("utf8"));
  } catch (error) {
    throw new CommandError(`cannot read ${file}: ${messageOf(error)}`);
  }
}
