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
    ...nearest(document, pointer),
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

/**
 * The deepest part of the pointer that comes from a page. Repairs and overlays add parts that do not. If there is no such
 * part, the first one below the pointer, or else of the document.
 */
function nearest(document: object, pointer: string): Place | undefined {
  let found: Place | undefined;
  let value: unknown = document;
  for (const segment of pointer.split("/").slice(1)) {
    const key = unescapeSegment(segment);
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) break;
    const place = placeOfEntry(value, Array.isArray(value) ? Number(key) : key);
    if (place.at) found = place;
    value = Reflect.get(value, key);
  }
  return found ?? placeOfValue(document);
}
