import {
  type Comparison,
  type Pair,
  type Place,
  placeAt,
  placeInside,
  recordChange,
} from "./comparison.ts";
import type { FlatSchema } from "./flat-schema.ts";
import { asObject, type PlacedNode } from "./placed-node.ts";
import { compareSchemas } from "./schemas.ts";

/** Properties that are not listed: `additionalProperties`. */
export function compareAdditional(
  comparison: Comparison,
  { before, after }: Pair<FlatSchema>,
  place: Place,
): void {
  if (before.additional && after.additional) {
    const schemas = { before: before.additional, after: after.additional };
    const keyPlace = placeInside(place, "[key]", schemas);
    compareSchemas(comparison, schemas, keyPlace);
  } else if (after.additional) {
    const message = "can now have properties that are not listed";
    const newPlace = placeAt(place, { after: after.additional });
    recordChange(newPlace, "additional-properties-allowed", { message });
  } else if (before.additional) {
    const message = "can no longer have properties that are not listed";
    const oldPlace = placeAt(place, { before: before.additional });
    recordChange(oldPlace, "additional-properties-forbidden", { message });
  }
}

/** Existing code may use the property as one that is not listed. */
export function compareWithUnlisted(
  comparison: Comparison,
  { before, after }: { before: PlacedNode | undefined; after: PlacedNode },
  place: Place,
): void {
  const isTyped = before !== undefined && Object.keys(asObject(before.value)).length > 0;
  if (isTyped) compareSchemas(comparison, { before, after }, place);
}
