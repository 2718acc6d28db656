import * as allQuirks from "../quirks/index.ts";
import type { ApiFiles } from "./1-extract/api-files.ts";
import { extractApi } from "./1-extract/extract-api.ts";
import type { PageDocument } from "./1-extract/page-document.ts";
import {
  findForeignReferences,
  findForeignReferencesOfPage,
} from "./2-repair/foreign-references.ts";
import { normalize } from "./2-repair/normalize.ts";
import type { Quirk } from "./2-repair/quirk.ts";
import { checkDisplayMethods } from "./3-merge/display-methods.ts";
import { mergeDocuments, sortComponents } from "./3-merge/merge.ts";
import { repeatChanges } from "./3-merge/repeat-changes.ts";
import { applyOverlayFile } from "./4-overlay/overlay-file.ts";
import { maskChanges } from "./6-output/mask-placeholders.ts";
import { compareChanges, keepValues, type Change } from "./report/change.ts";
import type { Page } from "./report/page.ts";
import { hasError, newProblems, problemFrom, type Problem } from "./report/problems.ts";
import { RULES, type Rule } from "./report/rules.ts";
import { withSeverities, type Severities } from "./report/severities.ts";
import type { JsonObject } from "./values/json-object.ts";

export const quirks: readonly Quirk[] = Object.values(allQuirks);

/** The input files of an API, and the settings of the project. */
export interface BuildInput extends ApiFiles {
  /** The project's own quirks, which run together with the built-in ones. */
  quirks?: readonly Quirk[] | undefined;
  /** The severities that the project has chosen. */
  severities?: Severities | undefined;
}

/** Every rule whose id can appear in a report: the quirks, and the rules of the phases and commands. */
export const rules: ReadonlyMap<string, Rule> = new Map([
  ...Object.entries<Rule>(RULES),
  ...quirks.map(({ id, summary }): [string, Rule] => [id, { severity: "info", summary }]),
]);

/** The rules of a project: the known ones, and one per quirk of its own. */
export function rulesOf({ quirks: own = [] }: BuildInput): ReadonlyMap<string, Rule> {
  const ownRules = own.map(({ id, summary }): [string, Rule] => [
    id,
    { severity: "info", summary },
  ]);
  return new Map([...rules, ...ownRules]);
}

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

/** Builds an API from its files. Problems are reported, not thrown. */
export async function buildApi(files: BuildInput): Promise<Built> {
  const finished = await tryToBuild(files);
  return { ...finished, problems: withSeverities(finished.problems, files.severities) };
}

async function tryToBuild(files: BuildInput): Promise<Built> {
  const built: Built = { documents: 0, changes: [], problems: [], placeholders: [] };
  try {
    return await buildFrom(files, built);
  } catch (error) {
    const [page] = files.pages;
    built.problems.push(problemFrom(error, page && { page, offset: 0 }));
    return finish(built);
  }
}

async function buildFrom(files: BuildInput, built: Built): Promise<Built> {
  const all = [...quirks, ...(files.quirks ?? [])];
  const pageQuirks = all.filter(({ after }) => after !== "merging");
  const mergedQuirks = all.filter(({ after }) => after === "merging");
  const extracted = extractApi(files, built);
  built.documents = extracted.length;
  const safe = extracted.filter(({ value }) => areSafe(findForeignReferencesOfPage(value), built));
  for (const document of safe) repair(document, pageQuirks, built);
  const [first] = safe;
  if (hasError(built) || !first) return finish(built);
  const merged = mergeDocuments(safe, files.name);
  collect(built, merged);
  built.problems.push(...checkDisplayMethods(merged.document, files.pages));
  if (files.overlay) {
    const overlay = { page: files.overlay, quirks: pageQuirks };
    await applyOverlay(merged.document, overlay, built);
  }
  const { page } = first.pageContext;
  const countBefore = built.changes.length;
  repair({ value: merged.document, pageContext: { page } }, mergedQuirks, built);
  built.changes.push(...repeatChanges(built.changes.slice(countBefore), safe, merged));
  // Checked again, because extensions were left out, and the overlay may have added a reference.
  built.problems.push(...findForeignReferences(merged.document));
  built.document = sortComponents(merged.document);
  return finish(built);
}

/** Applies the overlay and repairs what it added. The pages are repaired already. */
async function applyOverlay(
  document: JsonObject,
  { page: overlay, quirks: pageQuirks }: { page: Page; quirks: readonly Quirk[] },
  built: Built,
): Promise<void> {
  // The overlay's facts have rows of their own, so they must not appear in the rows of other rules.
  const restoreValues = keepValues(built.changes);
  collect(built, await applyOverlayFile(document, overlay));
  restoreValues();
  const known = [...built.problems];
  repair({ value: document, pageContext: { page: overlay } }, pageQuirks, built);
  // The repairs find the problems of the pages once more.
  built.problems.push(...newProblems(built.problems.splice(known.length), known));
}

/** Whether all references stay in the document. Reports those that do not. */
function areSafe(foreign: Problem[], built: Built): boolean {
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
    built.problems.push(problemFrom(error, { page: pageContext.page, offset: 0 }));
  }
}

function collect(
  built: Built,
  { changes, problems }: { changes: Change[]; problems: Problem[] },
): void {
  built.changes.push(...changes);
  built.problems.push(...problems);
}

/** Sorts the changes, and masks placeholder UUIDs in them. */
function finish(built: Built): Built {
  const { changes, placeholders } = maskChanges(built.changes);
  return { ...built, changes: changes.sort(compareChanges), placeholders };
}
