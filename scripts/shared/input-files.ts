import { existsSync } from "node:fs";
import { basename, join, posix } from "node:path";
import type { BuildInput } from "../pipeline/2-repair/build-input.ts";
import type { Page } from "../pipeline/report/page.ts";
import { CommandError } from "./command.ts";
import { readDirectory } from "./directories.ts";
import { messageOf } from "./error-message.ts";
import { assertPageNames } from "./file-names.ts";
import { isInside } from "./is-inside.ts";
import { buildSettings, specsName } from "./project.ts";
import { MAX_INPUT_BYTES, readRegularFile } from "./read-file.ts";

/** The sorted paths of an API's input files, relative to `specs`. They are the same on every system. */
export function listInputFiles(specs: string, api: string): string[] {
  const directory = join(specs, api, "pages");
  const names = existsSync(directory) ? readDirectory(directory) : [];
  const pages = names.map((name) => posix.join(api, "pages", name));
  const handwritten = ["openapi.yaml", "overlay.yaml"].map((name) => posix.join(api, name));
  return [...pages, ...handwritten.filter((file) => existsSync(join(specs, file)))];
}

export interface ApiInputs {
  files: BuildInput;
  /** The bytes of each input file, by its path relative to `specs`. */
  bytes: ReadonlyMap<string, Buffer>;
}

export function readInputs(specs: string, api: string): ApiInputs {
  const files = listInputFiles(specs, api);
  const directory = join(specs, api, "pages");
  const inPages = files.filter((file) => isInside(directory, join(specs, file)));
  assertPageNames(
    directory,
    inPages.map((file) => basename(file)),
  );
  const bytes = new Map(files.map((file) => [file, readBytes(specs, file)]));
  const pages = [...bytes].map(([file, content]) => toPage(specs, file, content));
  const find = (name: string) => pages.find(({ path }) => path === join(specs, api, name));
  const isInPages = ({ path }: Page) => isInside(directory, path);
  return {
    files: {
      name: api,
      pages: pages.filter(isInPages),
      handwritten: find("openapi.yaml"),
      overlay: find("overlay.yaml"),
      ...buildSettings(),
    },
    bytes,
  };
}

function toPage(specs: string, file: string, content: Buffer): Page {
  return {
    path: join(specs, file),
    name: `${specsName()}/${file}`,
    text: content.toString("utf8"),
  };
}

export function readApi(specs: string, api: string): BuildInput {
  return readInputs(specs, api).files;
}

function readBytes(specs: string, file: string): Buffer {
  const path = join(specs, file);
  try {
    return readRegularFile(path, { within: specs, maxBytes: MAX_INPUT_BYTES });
  } catch (error) {
    const advice = "Remove it, or replace it with a file that can be read.";
    throw new CommandError(`Cannot read ${path}: ${messageOf(error)}. ${advice}`, path);
  }
}
