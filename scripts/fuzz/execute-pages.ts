import { parse } from "yaml";
import type { ApiFiles } from "../pipeline/1-extract/api-files.ts";
import { renderTypes } from "../pipeline/5-types/types.ts";
import { createChangeReport } from "../pipeline/6-output/changes/change-report.ts";
import { renderChanges } from "../pipeline/6-output/changes-md.ts";
import { renderYaml } from "../pipeline/6-output/openapi-yaml.ts";
import { buildApi, rules, type Built } from "../pipeline/build-api.ts";
import type { Page } from "../pipeline/report/page.ts";
import { DocumentError, hasError, toRows } from "../pipeline/report/problems.ts";
import { isSameJson } from "../pipeline/values/canonical-json.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { isPage, type FuzzInput } from "./fuzz-input.ts";
import type { Failure, Outcome } from "./outcome.ts";

const API = "api";

/** Runs the whole pipeline for the pages of an input, and checks its results. */
export async function executePages(input: FuzzInput): Promise<Outcome> {
  const built = await buildApi(toApiFiles(input));
  const features = featuresOf(built);
  const failure =
    findCrash(built) ?? findMisplacedProblem(built, input) ?? (await findOutputFailure(built));
  return { features, ...(failure && { failure }) };
}

function toApiFiles(input: FuzzInput): ApiFiles {
  const files = Object.entries(input).map(([file, text]): [string, Page] => [
    file,
    { path: file, name: `specs/${API}/${file}`, text },
  ]);
  const byName = new Map(files);
  return {
    name: API,
    pages: files.flatMap(([file, page]) => (isPage(file) ? [page] : [])),
    handwritten: byName.get("openapi.yaml"),
    overlay: byName.get("overlay.yaml"),
  };
}

/** Each rule with the number of its rows, rounded to a power of two. */
function featuresOf({ changes, problems }: Built): string[] {
  const counts = new Map<string, number>();
  for (const { rule } of [...changes, ...problems]) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => `${rule} ${Math.round(Math.log2(count))}`);
}

function findCrash({ problems }: Built): Failure | undefined {
  const crash = problems.find(({ rule }) => rule === "crash");
  return crash && { kind: "crash", message: crash.message };
}

function findMisplacedProblem(built: Built, input: FuzzInput): Failure | undefined {
  const row = toRows(built.problems, API).find(({ page, line, column }) => {
    const lines = (input[page] ?? "").split("\n");
    return page !== API && (column < 1 || column > (lines[line - 1]?.length ?? -1) + 1);
  });
  if (!row) return undefined;
  return { kind: "output", message: `a problem of ${row.rule} lies outside its page` };
}

async function findOutputFailure(built: Built): Promise<Failure | undefined> {
  renderChanges(createChangeReport(API, built, rules));
  const { document } = built;
  if (!document || hasError(built)) return undefined;
  return findYamlFailure(document) ?? (await findTypesFailure(document));
}

function findYamlFailure(document: JsonObject): Failure | undefined {
  const parsed: unknown = parse(renderYaml(document, API), {
    intAsBigInt: true,
    uniqueKeys: false,
    maxAliasCount: 0,
    logLevel: "silent",
  });
  if (isSameJson(parsed, document)) return undefined;
  return { kind: "output", message: "the YAML reads back as another document" };
}

async function findTypesFailure(document: JsonObject): Promise<Failure | undefined> {
  try {
    await renderTypes(document, API);
    return undefined;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { kind: "output", message: error.message };
  }
}
