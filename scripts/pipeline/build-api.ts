import * as allQuirks from "../quirks/index.ts";
import type { ApiFiles } from "./1-extract/api-files.ts";
import { extractApi, parseFile } from "./1-extract/extract-api.ts";
import type { PageDocument } from "./1-extract/page-document.ts";
import { findForeignReferences } from "./2-repair/foreign-references.ts";
import { normalize } from "./2-repair/normalize.ts";
import type { Quirk } from "./2-repair/quirk.ts";
import { checkDisplayMethods } from "./3-merge/display-methods.ts";
import { mergeDocuments, sortComponents } from "./3-merge/merge.ts";
import { repeatChanges } from "./3-merge/repeat-changes.ts";
import { findPlaceholders, maskPlaceholders } from "./6-output/mask-placeholders.ts";
import { compareChanges, keepValues, type Change } from "./report/change.ts";
import type { Page } from "./report/page.ts";
import { DocumentError, hasError, type Problem } from "./report/problems.ts";
import { RULES, type Rule } from "./report/rules.ts";
import type { JsonObject } from "./values/json-object.ts";
import { toJson } from "./values/to-json.ts";

export const quirks: readonly Quirk[] = Object.values(allQuirks);
const pageQuirks = quirks.filter(({ after }) => after !== "merging");
const mergedQuirks = quirks.filter(({ after }) => after === "merging");

/** Every rule whose id can appear in a report: the quirks, and the rules of the phases and commands. */
export const rules: ReadonlyMap<string, Rule> = new Map([
  ...Object.entries<Rule>(RULES),
  ...quirks.map(({ id, summary }): [string, Rule] => [id, { severity: "info", summary }]),
]);

export interface Built {
  /** Absent if the pages have no specification or one with an error. */
  document?: JsonObject;
  /** How many documents the pages have. */
  documents: number;
  changes: Change[];
  problems: Problem[];
  /** The UUIDs that the pages have in the place of schemas and references. */
  placeholders: string[];
}

/** Builds the document of an API from its files. Problems are reported, not thrown. */
export async function buildApi(files: ApiFiles): Promise<Built> {
  const built: Built = { documents: 0, changes: [], problems: [], placeholders: [] };
  const extracted = extractApi(files, built);
  built.documents = extracted.length;
  const safe = extracted.filter(({ value }) => isSafe(value, built));
  for (const document of safe) repair(document, pageQuirks, built);
  const [first] = safe;
  if (hasError(built) || !first) return finish(built);
  const merged = mergeDocuments(safe, files.name);
  collect(built, merged);
  built.problems.push(...checkDisplayMethods(merged.document, files.pages));
  if (files.overlay) await applyOverlayFile(merged.document, files.overlay, built);
  const { page } = first.pageContext;
  const countBefore = built.changes.length;
  repair({ value: merged.document, pageContext: { page } }, mergedQuirks, built);
  built.changes.push(...repeatChanges(built.changes.slice(countBefore), safe, merged));
  // Checked again, because the overlay may have added a reference.
  built.problems.push(...findForeignReferences(merged.document));
  built.document = sortComponents(merged.document);
  return finish(built);
}

/** Whether all references stay in the document. Reports those that do not. */
function isSafe(value: unknown, built: Built): boolean {
  const foreign = findForeignReferences(value);
  built.problems.push(...foreign);
  return foreign.length === 0;
}

function repair(
  { value, pageContext }: PageDocument,
  quirksToRun: readonly Quirk[],
  built: Built,
): void {
  try {
    collect(built, normalize(value, quirksToRun, pageContext));
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

async function applyOverlayFile(document: JsonObject, page: Page, built: Built): Promise<void> {
  const value = parseFile(page, built);
  // `npm run add` writes a draft that has only comments.
  if (value === undefined || value === null || !isSafe(value, built)) return;
  const { applyOverlay } = await import("./4-overlay/overlay.ts");
  // The overlay's facts have rows of their own, so they must not appear in the rows of other rules.
  const restoreValues = keepValues(built.changes);
  try {
    collect(built, applyOverlay(document, value));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    built.problems.push({ ...error.problem, at: error.problem.at ?? { page, offset: 0 } });
  }
  restoreValues();
}

/** Sorts the changes and masks placeholder UUIDs in them, which are different whenever the vendor rebuilds a page. */
function finish(built: Built): Built {
  const placeholders = findPlaceholders(built.changes);
  const changes = built.changes
    .map((change) => ({
      ...change,
      before: maskPlaceholders(change.before, placeholders),
      // Read only now: a later repair may have changed a part of the value.
      after: maskPlaceholders(toJson(change.after), placeholders),
    }))
    .sort(compareChanges);
  return { ...built, changes, placeholders };
}
