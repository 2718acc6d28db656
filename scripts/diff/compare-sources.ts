import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildApi } from "../pipeline/build-api.ts";
import { lineAndColumn } from "../pipeline/report/page.ts";
import type { Problem } from "../pipeline/report/problems.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { CommandError } from "../shared/command.ts";
import type { Pair } from "./comparison.ts";
import type { ApiDiff, DiffReport } from "./diff-report.ts";
import { diffTypes } from "./diff-types.ts";
import { findLineIn, findLineInSources, type FindLine } from "./page-lines.ts";
import { reportChanges } from "./report-changes.ts";
import { openSource, type Source, type VersionFiles } from "./sources.ts";

type Apis = Map<string, VersionFiles>;

/** Compares two files, directories or URLs. Pages go through the pipeline first. */
export async function compareSources(
  paths: Pair<string>,
  { allowHttp }: { allowHttp: boolean },
): Promise<DiffReport> {
  const before = await openSource(paths.before, allowHttp);
  const after = await openSource(paths.after, allowHttp);
  const report: DiffReport = {
    base: paths.before,
    revision: paths.after,
    apis: [],
    problems: [],
  };
  // Two single APIs are compared with each other, whatever their names are.
  const name = [after, before].find(isOneApi)?.name ?? "";
  const apis = { before: toApis(before, name), after: toApis(after, name) };
  if (before && after && isOneApi(before) !== isOneApi(after)) {
    throw new CommandError(
      `cannot compare one API with a directory of APIs: ${paths.before}, ${paths.after}`,
    );
  }
  for (const api of new Set([...apis.before.keys(), ...apis.after.keys()])) {
    try {
      const files = { before: apis.before.get(api), after: apis.after.get(api) };
      report.apis.push(await compareFiles(api, files));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      report.problems.push(error.message);
    }
  }
  return report;
}

function isOneApi(source: Source): source is VersionFiles {
  return source !== undefined && !(source instanceof Map);
}

function toApis(source: Source, name: string): Apis {
  return isOneApi(source) ? new Map([[name, source]]) : (source ?? new Map());
}

async function compareFiles(api: string, files: Pair<VersionFiles | undefined>): Promise<ApiDiff> {
  const before = files.before && (await build(files.before));
  const after = files.after && (await build(files.after));
  const changes = await diffTypes(before ?? {}, after ?? {});
  const pages = {
    before: before && findLineOf(files.before, before),
    after: after && findLineOf(files.after, after),
  };
  const state = before ? "removed" : "new";
  const shown = files.after ?? files.before;
  return {
    api,
    file: shown?.pages[0]?.path ?? shown?.handwritten?.path ?? api,
    state: before && after ? "compared" : state,
    changes: reportChanges(api, changes, { pages }),
  };
}

/** The lines of the pages if the compared file is a generated one, otherwise its own lines. */
function findLineOf(files: VersionFiles | undefined, document: JsonObject): FindLine {
  const { directory = "", sources } = files?.generated ?? {};
  const toPath = (name: string) => {
    const path = join(directory, "../..", name);
    return existsSync(path) ? path : name;
  };
  return findLineInSources({ document, sources, toPath }) ?? findLineIn(document);
}

async function build(files: VersionFiles): Promise<JsonObject> {
  const { document, problems } = await buildApi(files);
  if (document) return document;
  const problem = problems.find(({ severity }) => severity === "error") ?? problems[0];
  throw new CommandError(`cannot compare ${placeOf(files, problem)}`);
}

function placeOf({ name }: VersionFiles, problem: Problem | undefined): string {
  if (!problem) return `${name}: it contains no OpenAPI document`;
  if (!problem.at) return `${name}: ${problem.message}`;
  const { line, column } = lineAndColumn(problem.at);
  return `${problem.at.page.path}:${line}:${column}: ${problem.message}`;
}
