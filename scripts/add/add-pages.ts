import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { buildApi } from "../pipeline/build-api.ts";
import { toRows } from "../pipeline/report/problems.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { CommandError } from "../shared/command.ts";
import { readApi, reasonOf } from "../shared/folders.ts";
import { textLine } from "../shared/report.ts";
import { findLacks, type Lack } from "./lacks.ts";
import { draftOverlay } from "./overlay-draft.ts";
import { readSource, type NewPage } from "./sources.ts";

export interface AddOptions {
  api: string;
  specs: string;
  /** Files or URLs. */
  sources: string[];
  allowHttp: boolean;
}

export interface Added {
  api: string;
  document: JsonObject;
  lacks: Lack[];
  /** What was written. */
  files: string[];
}

/** Everything is read and checked before anything is written; what is written is taken back when a step fails. */
export async function addPages({ api, specs, sources, allowHttp }: AddOptions): Promise<Added> {
  const pages = await Promise.all(sources.map((source) => readSource(source, allowHttp)));
  const folder = join(specs, api);
  refuseTwins(pages, join(folder, "pages"));
  const document = await buildWith(pages, api, specs);
  const lacks = findLacks(document, api);
  const overlay = join(folder, "overlay.yaml");
  const files = new Map<string, string | Uint8Array>(
    pages.map(({ name, bytes }) => [join(folder, "pages", name), bytes]),
  );
  if (!existsSync(overlay) && lacks.length > 0) files.set(overlay, draftOverlay(api, lacks));
  const addresses = pages.flatMap(({ name, address }) =>
    address === undefined ? [] : [[name, address] as const],
  );
  if (addresses.length > 0) files.set(join(folder, "pages.yaml"), addressList(folder, addresses));
  writeAll(files);
  return { api, document, lacks, files: [...files.keys()] };
}

function refuseTwins(pages: NewPage[], folder: string): void {
  const names = pages.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new CommandError(`Two of the pages would be called ${twice}. Add them one by one.`);
  const taken = names.find((name) => existsSync(join(folder, name)));
  if (taken !== undefined) {
    throw new CommandError(
      `${join(folder, taken)} is there already. To fetch it again, use \`npm run pull\`.`,
    );
  }
}

/** The API as it would be with the pages; an error on them is the end. */
async function buildWith(pages: NewPage[], api: string, specs: string): Promise<JsonObject> {
  const folder = join(specs, api);
  const known = readApi(specs, api);
  const added = pages.map(({ name, text }) => ({
    path: name,
    name: `specs/${api}/pages/${name}`,
    text,
  }));
  const built = await buildApi({ ...known, pages: [...known.pages, ...added] });
  const rows = toRows(built.problems, folder);
  const errors = rows.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new CommandError(`Nothing was added.\n${errors.map(textLine).join("\n")}`);
  if (!built.document) {
    throw new CommandError(
      `No page holds a specification; nothing was added.\n${rows.map(textLine).join("\n")}`,
    );
  }
  return built.document;
}

function addressList(folder: string, addresses: (readonly [string, string])[]): string {
  const file = join(folder, "pages.yaml");
  const known = existsSync(file)
    ? readFileSync(file, "utf8")
    : "# Where `npm run pull` finds each page.\n";
  return known + stringify(Object.fromEntries(addresses), { lineWidth: 0 });
}

function writeAll(files: Map<string, string | Uint8Array>): void {
  const olds = new Map(
    [...files.keys()].map((file) => [file, existsSync(file) ? readFileSync(file) : undefined]),
  );
  try {
    for (const [file, content] of files) {
      mkdirSync(join(file, ".."), { recursive: true });
      writeFileSync(file, content);
    }
  } catch (error) {
    for (const [file, old] of olds) {
      if (old) writeFileSync(file, old);
      else rmSync(file, { force: true });
    }
    throw new CommandError(`Cannot write the pages: ${reasonOf(error)}. Nothing was added.`);
  }
}
