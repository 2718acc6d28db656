import { existsSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { buildApi } from "../pipeline/build-api.ts";
import type { Page } from "../pipeline/report/page.ts";
import { toRows } from "../pipeline/report/problems.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { commandLine } from "../shared/command-line.ts";
import { CommandError } from "../shared/command.ts";
import { assertNoLink } from "../shared/check-directories.ts";
import { assertApiName, readDirectory } from "../shared/directories.ts";
import { assertPageNames } from "../shared/file-names.ts";
import { readApi } from "../shared/input-files.ts";
import { readTextFile } from "../shared/read-file.ts";
import { textLine } from "../shared/problem-lines.ts";
import type { AddedApi } from "./added-api.ts";
import { draftOverlay } from "./draft-overlay.ts";
import { findMissingFacts } from "./missing-facts.ts";
import { readSource, type NewPage } from "./read-source.ts";
import { writeAll } from "./write-all.ts";

interface AddOptions {
  api: string;
  specs: string;
  /** Files or URLs. */
  sources: string[];
  allowHttp: boolean;
}

/** Reads and checks all pages before it writes any file. */
export async function addPages({ api, specs, sources, allowHttp }: AddOptions): Promise<AddedApi> {
  const newPages = await Promise.all(sources.map((source) => readSource(source, allowHttp)));
  const directory = join(specs, api);
  assertApiName(specs, api, existsSync(specs) ? readDirectory(specs) : []);
  assertNewNames(newPages, join(directory, "pages"));
  const document = await buildWith(newPages, api, specs);
  const missingFacts = findMissingFacts(document, api);
  const files = new Map<string, string | Uint8Array>(
    newPages.map(({ name, bytes }) => [join(directory, "pages", name), bytes]),
  );
  const overlay = join(directory, "overlay.yaml");
  if (!existsSync(overlay) && missingFacts.length > 0) {
    files.set(overlay, draftOverlay(api, missingFacts));
  }
  const urls = newPages.flatMap(({ name, url }) =>
    url === undefined ? [] : [[name, url] as const],
  );
  const urlFile = join(directory, "pages.yaml");
  if (urls.length > 0) files.set(urlFile, extendUrlList(urlFile, Object.fromEntries(urls)));
  for (const path of [directory, join(directory, "pages"), ...files.keys()]) assertNoLink(path);
  writeAll(files);
  return { api, document, missingFacts, files: [...files.keys()] };
}

function assertNewNames(newPages: NewPage[], directory: string): void {
  const names = newPages.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw new CommandError(
      `Two of the pages have the file name ${repeated}. Save one of them under another name and pass that file.`,
    );
  }
  const others = existsSync(directory) ? readDirectory(directory) : [];
  assertPageNames(directory, [...new Set([...others, ...names])]);
  const taken = names.find((name) => existsSync(join(directory, name)));
  if (taken !== undefined) {
    throw new CommandError(
      `${join(directory, taken)} already exists. To download it again, run \`${commandLine("pull")}\`.`,
    );
  }
}

/** Builds the API with the new pages in memory. Throws if the result has errors. */
async function buildWith(newPages: NewPage[], api: string, specs: string): Promise<JsonObject> {
  const known = readApi(specs, api);
  const added = newPages.map(({ name, text }): Page => ({
    path: name,
    name: `specs/${api}/pages/${name}`,
    text,
  }));
  const built = await buildApi({ ...known, pages: [...known.pages, ...added] });
  const rows = toRows(built.problems, join(specs, api));
  const errors = rows.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    const list = errors.map(textLine).join("\n");
    throw new CommandError(`The pages have errors. Nothing was added.\n${list}`);
  }
  if (!built.document) {
    const list = rows.map(textLine).join("\n");
    throw new CommandError(`No page contains an OpenAPI document. Nothing was added.\n${list}`);
  }
  return built.document;
}

function extendUrlList(file: string, urls: Record<string, string>): string {
  const known = existsSync(file)
    ? readTextFile(file)
    : `# The URL of each page that does not contain its own URL, for \`${commandLine("pull")}\`.\n`;
  return known + stringify(urls, { lineWidth: 0 });
}
