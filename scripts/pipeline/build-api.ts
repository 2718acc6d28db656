import * as allQuirks from "../quirks/index.ts";
import { extractApi } from "./1-extract/extract-api.ts";
import type { BuildInput } from "./2-repair/build-input.ts";
import {
  findForeignReferences,
  findForeignReferencesOfPage,
} from "./2-repair/foreign-references.ts";
import { collect, repair } from "./2-repair/repair-into.ts";
import type { Quirk } from "./2-repair/quirk.ts";
import { checkDisplayMethods } from "./3-merge/display-methods.ts";
import { mergeDocuments, sortComponents } from "./3-merge/merge.ts";
import { repeatChanges } from "./3-merge/repeat-changes.ts";
import { applyOverlayFile } from "./4-overlay/overlay-file.ts";
import { watchUnknownValues } from "./4-overlay/restored-values.ts";
import { maskChanges } from "./6-output/mask-placeholders.ts";
import { compareChanges, keepValues } from "./report/change.ts";
import type { Built } from "./report/built.ts";
import type { Page } from "./report/page.ts";
import { hasError, newProblems, problemFrom, type Problem } from "./report/problems.ts";
import { REDOCLY_RULES } from "./report/redocly-rules.ts";
import { RULES, type Rule } from "./report/rules.ts";
import { withSeverities } from "./report/severities.ts";
import type { JsonObject } from "./values/json-object.ts";

export const quirks: readonly Quirk[] = Object.values(allQuirks);

/** Every rule whose id can appear in a report: the rules of the phases and commands, the quirks, and those of Redocly. */
export const rules: ReadonlyMap<string, Rule> = new Map([
  ...Object.entries<Rule>(RULES),
  ...quirks.map(({ id, summary }): [string, Rule] => [id, { severity: "info", summary }]),
  ...Object.entries(REDOCLY_RULES),
]);

/** The rules of a project: the known ones, and one per quirk of its own. */
export function rulesOf({ quirks: own = [] }: BuildInput): ReadonlyMap<string, Rule> {
  const ownRules = own.map(({ id, summary }): [string, Rule] => [
    id,
    { severity: "info", summary },
  ]);
  return new Map([...rules, ...ownRules]);
}

export type { Built };

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
  const isRestored = watchUnknownValues(document, built.problems, pageQuirks);
  collect(built, await applyOverlayFile(document, overlay));
  restoreValues();
  built.problems = built.problems.filter((problem) => !isRestored(problem));
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

/** Sorts the changes, and masks placeholder UUIDs in them. */
function finish(built: Built): Built {
  const { changes, placeholders } = maskChanges(built.changes);
  return { ...built, changes: changes.sort(compareChanges), placeholders };
}
