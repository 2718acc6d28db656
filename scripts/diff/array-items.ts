import { type Comparison, type Pair, type Place, placeInside, recordChange } from "./comparison.ts";
import type { FlatSchema } from "./flat-schema.ts";
import { compareSchemas } from "./schemas.ts";

/** Compares the items of arrays and the entries of tuples. */
export function compareItems(
  comparison: Comparison,
  { before, after }: Pair<FlatSchema>,
  place: Place,
): void {
  if (before.items && after.items) {
    const items = { before: before.items, after: after.items };
    compareSchemas(comparison, items, placeInside(place, "[]", after.items.pointer));
  }
  const [oldLength, newLength] = [before.prefixItems.length, after.prefixItems.length];
  if (oldLength !== newLength) {
    const message = `changed from ${oldLength} to ${newLength} entries with a type of their own`;
    recordChange(place, "tuple-length-changed", { message });
  }
  for (const [index, item] of before.prefixItems.entries()) {
    const other = after.prefixItems[index];
    if (!other) continue;
    const itemPlace = placeInside(place, `[${index}]`, other.pointer);
    compareSchemas(comparison, { before: item, after: other }, itemPlace);
  }
}
