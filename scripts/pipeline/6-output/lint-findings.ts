import { pointerOf, positionOf } from "../report/origins.ts";
import type { Problem } from "../report/problems.ts";
import type { Severity } from "../report/rules.ts";
import { type Key, unescapeSegment } from "../values/json-pointer.ts";

/** Turns a finding about the normalized document into a problem at the place on the page that it comes from. */
export function locateFinding(
  document: object,
  finding: { severity: Severity; rule: string; message: string; pointer: string },
): Problem {
  const { severity, rule, message, pointer } = finding;
  const { container, key } = nearest(document, pointer);
  const place = { at: positionOf(container, key), pointer: pointerOf(container, key) };
  return {
    severity,
    rule,
    message: `${message} (at ${pointer || "/"} of the normalized file)`,
    ...place,
  };
}

/** The deepest part of the pointer that comes from a page. Repairs and overlays add parts that do not. */
function nearest(document: object, pointer: string): { container: object; key?: Key } {
  let found: { container: object; key?: Key } = { container: document };
  let value: unknown = document;
  for (const segment of pointer.split("/").slice(1)) {
    const key = unescapeSegment(segment);
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) break;
    const entry = { container: value, key: Array.isArray(value) ? Number(key) : key };
    if (positionOf(entry.container, entry.key)) found = entry;
    value = Reflect.get(value, key);
  }
  return found;
}
