import { join } from "node:path";
import { buildApi } from "../pipeline/build-api.ts";
import type { Page } from "../pipeline/report/page.ts";
import { toRows, type ProblemRow } from "../pipeline/report/problems.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { CommandError } from "../shared/command.ts";
import { readApi } from "../shared/input-files.ts";
import { textLine } from "../shared/problem-lines.ts";
import type { NewPage } from "./read-source.ts";
import { shorten } from "./shorten.ts";

interface BuildOptions {
  api: string;
  specs: string;
  pages: NewPage[];
  /** The names of the pages that are left out if they have errors. An error of another page ends the run. */
  optional: ReadonlySet<string>;
}

interface BuiltWithPages {
  document: JsonObject;
  /** The errors of the pages that were left out, by the names of the pages. */
  refused: Map<string, string>;
}

/** An error can hide another one, so the API is built again without the pages that have errors. */
const MAX_BUILDS = 10;

/** Builds the API with the new pages in memory. */
export async function buildWithPages(options: BuildOptions): Promise<BuiltWithPages> {
  const { api, specs, optional } = options;
  const known = readApi(specs, api);
  const refused = new Map<string, string>();
  for (let build = 1; ; build += 1) {
    const pages = options.pages.filter(({ name }) => !refused.has(name)).map(toPage(options));
    const built = await buildApi({ ...known, pages: [...known.pages, ...pages] });
    const rows = toRows(built.problems, join(specs, api));
    const errors = rows.filter(({ severity }) => severity === "error");
    if (errors.length === 0) return { document: assertDocument(built.document, rows), refused };
    const canGoOn = build < MAX_BUILDS && errors.every(({ page }) => optional.has(page));
    if (!canGoOn) throw withErrors(errors);
    for (const row of errors) if (!refused.has(row.page)) refused.set(row.page, row.message);
  }
}

/** The path of a new page is its name, by which errors are assigned to it. */
function toPage({ api }: BuildOptions): (page: NewPage) => Page {
  return ({ name, text }) => ({ path: name, name: `specs/${api}/pages/${name}`, text });
}

function withErrors(errors: ProblemRow[]): CommandError {
  const list = shorten(errors.map(textLine)).join("\n");
  return new CommandError(`The pages have errors. Nothing was added.\n${list}`);
}

function assertDocument(document: JsonObject | undefined, rows: ProblemRow[]): JsonObject {
  if (document) return document;
  const list = shorten(rows.map(textLine)).join("\n");
  throw new CommandError(`No page contains an OpenAPI document. Nothing was added.\n${list}`);
}
