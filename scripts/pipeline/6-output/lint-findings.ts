import type { Change } from "../report/change.ts";
import { placeOfEntry, placeOfValue, type Place } from "../report/entry-place.ts";
import { locateEntry } from "../report/locate-entry.ts";
import type { Problem } from "../report/problems.ts";
import { REDOCLY_RULES } from "../report/redocly-rules.ts";
import type { Severity } from "../report/rules.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { unescapeSegment } from "../values/json-pointer.ts";

/** A finding of `redocly lint` about the generated document. */
export interface DocumentFinding {
  severity: Severity;
  rule: string;
  message: string;
  /** JSON pointer into the generated document. */
  pointer: string;
  /** The place in the text of the generated document, counted from 1. */
  line?: number;
  column?: number;
}

/** The findings about the generated document as problems of the pages, one per rule, message and component. */
export function problemsOfFindings(
  { document, changes }: { document: object; changes: readonly Change[] },
  findings: readonly DocumentFinding[],
): Problem[] {
  const isByRepair = createRepairTest(changes);
  const problems = new Map<string, Problem>();
  for (const finding of findings) {
    if (isByRepair(finding)) continue;
    const { rule, message, pointer } = finding;
    const key = JSON.stringify([rule, message, partOf(pointer)]);
    const known = problems.get(key);
    if (known) known.places = (known.places ?? 1) + 1;
    else {
      const problem = locateFinding(document, finding);
      problems.set(key, { ...problem, pointer: partOf(problem.pointer ?? "") });
    }
  }
  return [...problems.values()];
}

/** Turns a finding about the generated document into a problem at the place on the page that it comes from. */
export function locateFinding(document: object, finding: DocumentFinding): Problem {
  const { rule, message, pointer } = finding;
  const severity = REDOCLY_RULES[rule]?.severity ?? finding.severity;
  const place = placeOfPointer(document, pointer);
  const generated = finding.line === undefined ? {} : { generated: placeIn(finding) };
  if (place) return { severity, rule, message, ...place, ...generated };
  const note = `${message} (at ${pointer || "/"} of the generated file)`;
  return { severity, rule, message: note, ...placeOfValue(document), ...generated };
}

function placeIn({ line = 1, column = 1 }: DocumentFinding): { line: number; column: number } {
  return { line, column };
}

/** A component or operation, which a problem names once however many places of it are wrong. */
const PART = /^\/(?:components\/[^/]+\/[^/]+|(?:paths|webhooks)\/[^/]+\/[^/]+)/;

function partOf(pointer: string): string {
  return PART.exec(pointer)?.[0] ?? pointer;
}

type Located = { rule: string; pointer: string };

/** Creates a test for components that are unused only because a repair replaced or removed the references to them. */
export function createRepairTest(changes: readonly Change[]): (finding: Located) => boolean {
  const texts = changes.map(({ before }) => (before === undefined ? "" : canonicalJson(before)));
  const references = texts.flatMap((text) => [...text.matchAll(COMPONENT_REFERENCE)]);
  const pointers = new Set(references.map(([, pointer]) => pointer));
  return ({ rule, pointer }) => rule === "no-unused-components" && pointers.has(pointer);
}

/** A reference to a component or to a part of it. */
const COMPONENT_REFERENCE = /"#(\/components\/[^/"]+\/[^/"]+)/g;

/** The place of the deepest part of the pointer that comes from a page. Repairs and overlays add parts that do not. */
export function placeOfPointer(document: object, pointer: string): Place | undefined {
  let found: Place | undefined;
  let value: unknown = document;
  for (const segment of pointer.split("/").slice(1)) {
    const key = unescapeSegment(segment);
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) break;
    const name = Array.isArray(value) ? Number(key) : key;
    const source = locateEntry(value, name);
    if (source?.isWritten) found = { at: source.at, pointer: placeOfEntry(value, name).pointer };
    value = Reflect.get(value, key);
  }
  return found;
}
