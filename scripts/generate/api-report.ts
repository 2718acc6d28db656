import { join } from "node:path";
import type { Finding } from "../findings/finding.ts";
import { readKnownProblems } from "../findings/known-problems.ts";
import { markKnown } from "../findings/mark-known.ts";
import { countOperations, countSchemas } from "../pipeline/openapi/counts.ts";
import type { Change } from "../pipeline/report/change.ts";
import { lineAndColumn } from "../pipeline/report/page.ts";
import { fileProblem, toRows } from "../pipeline/report/problems.ts";
import type { RuleId } from "../pipeline/report/rules.ts";
import type { StartedApi } from "./start-api.ts";

/** The result of the pipeline for one API, as the JSON format prints it. */
export interface ApiReport {
  name: string;
  pages: number;
  documents: number;
  operations: number;
  schemas: number;
  changes: ChangeRow[];
  problems: Finding[];
  written: string[];
  milliseconds: number;
}

interface ChangeRow {
  rule: string;
  page: string;
  line: number;
  column: number;
  pointer: string;
  before: unknown;
  after: unknown;
}

/** `written` is filled in later, when the files are written. */
export function reportApi(specs: string, { api, started, pages, built }: StartedApi): ApiReport {
  const { document, documents } = built;
  return {
    name: api,
    pages,
    documents,
    operations: document ? countOperations(document) : 0,
    schemas: document ? countSchemas(document) : 0,
    changes: built.changes.map(toChangeRow),
    problems: markKnown(toRows(built.problems, join(specs, api)), readKnownProblems(specs, api)),
    written: [],
    milliseconds: Math.round(performance.now() - started),
  };
}

function toChangeRow({ rule, at, pointer, before, after }: Change): ChangeRow {
  const { line, column } = at ? lineAndColumn(at) : { line: 1, column: 1 };
  const page = at?.page.path ?? "";
  return { rule, page, line, column, pointer, before: before ?? null, after: after ?? null };
}

/** The report of an API that has generated files and no directory in `specs`. */
export function reportRemovedApi(name: string): ApiReport {
  const counts = { pages: 0, documents: 0, operations: 0, schemas: 0 };
  return { name, ...counts, changes: [], problems: [], written: [], milliseconds: 0 };
}

interface FileError {
  rule: RuleId;
  page: string;
  message: string;
}

export function addError(report: ApiReport, { rule, page, message }: FileError): void {
  report.problems.push(fileProblem(rule, page, message));
}
