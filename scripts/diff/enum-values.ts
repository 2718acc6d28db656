import { canonicalJson, isSameJson } from "../pipeline/values/canonical-json.ts";
import { type Pair, type Place, recordChange } from "./comparison.ts";
import { literal, literals } from "./type-name.ts";

export function compareEnumValues(
  { before, after }: Pair<unknown[] | undefined>,
  place: Place,
): void {
  if (before && after) {
    compareValues({ before, after }, place);
  } else if (after) {
    const message = `is now limited to ${literals(after).join(", ")}`;
    recordChange(place, "enum-closed", { message, after });
  } else if (before) {
    const message = "is no longer limited to a list of values";
    recordChange(place, "enum-opened", { message, before });
  }
}

function compareValues({ before, after }: Pair<unknown[]>, place: Place): void {
  if (before.length === after.length && without(before, after).length === 0) {
    if (isSameJson(before, after)) return;
    const message = "lists its values in another order";
    recordChange(place, "enum-values-reordered", { message, before, after });
    return;
  }
  for (const value of without(before, after)) {
    const message = `can no longer be ${literal(value)}`;
    recordChange(place, "enum-value-removed", { message, before: value });
  }
  for (const value of without(after, before)) {
    const message = `can now be ${literal(value)}`;
    recordChange(place, "enum-value-added", { message, after: value });
  }
}

function without(values: unknown[], others: unknown[]): unknown[] {
  const known = new Set(others.map(canonicalJson));
  return values.filter((value) => !known.has(canonicalJson(value)));
}
