import * as allQuirks from "../quirks/index.ts";
import type { PageDocument } from "./extract.ts";
import { extractAll, parseFile } from "./gather.ts";
import { checkMarks } from "./marks.ts";
import { findPlaceholders, maskPlaceholders } from "./mask-placeholders.ts";
import { mergeDocuments, sortComponents } from "./merge.ts";
import {
  compareChanges,
  normalize,
  type Change,
  type Quirk,
  type Surroundings,
} from "./normalize.ts";
import type { Page } from "./page.ts";
import { DocumentError, hasError, type Problem } from "./problems.ts";
import { findForeignReferences } from "./references.ts";
import type { JsonObject } from "./walk.ts";

export const quirks: readonly Quirk[] = Object.values(allQuirks);
const pageQuirks = quirks.filter(({ after }) => after !== "merging");
const mergedQuirks = quirks.filter(({ after }) => after === "merging");

/** The files of one API's folder. */
export interface ApiFiles {
  name: string;
  pages: Page[];
  /** `openapi.yaml`, where the vendor publishes prose alone. */
  handwritten?: Page | undefined;
  overlay?: Page | undefined;
}

export interface Built {
  /** Absent when the folder holds no specification, or one that cannot be read. */
  document?: JsonObject;
  documents: number;
  changes: Change[];
  problems: Problem[];
  /** The placeholder UUIDs of the pages. */
  placeholders: string[];
}

/** From the files of an API to its document: extract, refuse, repair, merge, check, overlay. */
export async function buildApi(files: ApiFiles): Promise<Built> {
  const built: Built = { documents: 0, changes: [], problems: [], placeholders: [] };
  const extracted = extractAll(files, built);
  built.documents = extracted.length;
  const safe = extracted.filter((document) => isSafe(document, built));
  for (const { value, surroundings } of safe) repair(built, value, pageQuirks, surroundings);
  const [first] = safe;
  if (hasError(built) || !first) return finish(built);
  const merged = mergeDocuments(safe, files.name);
  collect(built, merged);
  built.problems.push(...checkMarks(merged.document, files.pages));
  if (files.overlay) await overlay(merged.document, files.overlay, built);
  repair(built, merged.document, mergedQuirks, { page: first.surroundings.page });
  // Once more: an overlay may have brought one.
  built.problems.push(...findForeignReferences(merged.document));
  built.document = sortComponents(merged.document);
  return finish(built);
}

function isSafe({ value }: PageDocument, built: Built): boolean {
  const foreign = findForeignReferences(value);
  built.problems.push(...foreign);
  return foreign.length === 0;
}

function repair(
  built: Built,
  document: JsonObject,
  rules: readonly Quirk[],
  surroundings: Surroundings,
): void {
  try {
    collect(built, normalize(document, rules, surroundings));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    built.problems.push(error.problem);
  }
}

function collect(
  built: Built,
  { changes, problems }: { changes: Change[]; problems: Problem[] },
): void {
  built.changes.push(...changes);
  built.problems.push(...problems);
}

async function overlay(document: JsonObject, page: Page, built: Built): Promise<void> {
  const value = parseFile(page, built);
  // A file of comments alone is a draft.
  if (value === undefined || value === null) return;
  const foreign = findForeignReferences(value);
  built.problems.push(...foreign);
  if (foreign.length > 0) return;
  const { applyOverlay } = await import("./overlay.ts");
  try {
    collect(built, applyOverlay(document, value));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    built.problems.push({ ...error.problem, at: error.problem.at ?? { page, offset: 0 } });
  }
}

function finish(built: Built): Built {
  const placeholders = findPlaceholders(built.changes);
  const changes = built.changes
    .map((change) => ({
      ...change,
      before: maskPlaceholders(change.before, placeholders),
      after: maskPlaceholders(change.after, placeholders),
    }))
    .sort(compareChanges);
  return { ...built, changes, placeholders };
}
