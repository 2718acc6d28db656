import { canonicalJson, isSameJson } from "../values/canonical-json.ts";
import { compareText } from "../values/compare-text.ts";
import { toJson } from "../values/to-json.ts";
import type { Position } from "./page.ts";

/** The reason for a fact that an overlay adds, as the overlay gives it. */
export interface Fact {
  description?: string;
  source?: string;
}

/**
 * One change that the pipeline made. `before` or `after` is `undefined` if the key did not exist then. `before` is a copy,
 * `after` the value itself, so that it has the later changes of its parts.
 */
export interface Change extends Fact {
  rule: string;
  at: Position | undefined;
  pointer: string;
  before: unknown;
  after: unknown;
}

export function compareChanges(a: Change, b: Change): number {
  return (
    compareText(a.at?.page.name ?? "", b.at?.page.name ?? "") ||
    (a.at?.offset ?? 0) - (b.at?.offset ?? 0) ||
    compareText(a.pointer, b.pointer) ||
    compareText(a.rule, b.rule) ||
    compareText(canonicalJson(a.before), canonicalJson(b.before))
  );
}

/** Copies the values of the rows. The returned function puts those back that have changed since then. */
export function keepValues(changes: readonly Change[]): () => void {
  const kept = changes.map((change) => ({ change, after: toJson(change.after) }));
  return () => {
    for (const { change, after } of kept)
      if (!isSameJson(toJson(change.after), after)) change.after = after;
  };
}
