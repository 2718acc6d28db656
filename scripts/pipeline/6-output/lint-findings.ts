import type { Change } from "../report/change.ts";
import { placeOfEntry, placeOfValue, type Place } from "../report/entry-place.ts";
import type { Problem } from "../report/problems.ts";
import type { Severity } from "../report/rules.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { unescapeSegment } from "../values/json-pointer.ts";

/** Turns a finding about the normalized document into a problem at the place on the page that it comes from. */
export function locateFinding(
  document: object,
  finding: { severity: Severity; rule: string; message: string; pointer: string },
): Problem {
  const { severity, rule, message, pointer } = finding;
  return {
    severity,
    rule,
    message: `${message} (at ${pointer || "/"} of the normalized file)`,
    ...(placeOfPointer(document, pointer) ?? placeOfValue(document)),
  };
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
    const place = placeOfEntry(value, Array.isArray(value) ? Number(key) : key);
    if (place.at) found = place;
    value = Reflect.get(value, key);
  }
  return found;
}
