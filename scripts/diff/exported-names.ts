import {
  allChanges,
  type Comparison,
  type Pair,
  type Place,
  placeInside,
  recordChange,
} from "./comparison.ts";
import type { TypeDocument } from "./type-document.ts";

/** Compares the names of the types and arrays that the generated file exports beside `components` and `operations`. */
export function compareExportedNames(comparison: Comparison, types: Pair<TypeDocument>): void {
  const place: Place = {
    group: comparison.unused,
    location: "",
    pointer: "",
    basePointer: "",
    direction: "both",
  };
  compareAliases(types, place);
  compareArrays(comparison, types, place);
}

/** A component that was added or removed has a change of its own. */
function compareAliases({ before, after }: Pair<TypeDocument>, place: Place): void {
  for (const [name, oldAlias] of before.aliases) {
    const newAlias = after.aliases.get(name);
    if (newAlias === undefined || newAlias === oldAlias) continue;
    const pointer = `/components/schemas/${name}`;
    const message = `is now exported as ${newAlias} in place of ${oldAlias}`;
    const details = { message, before: oldAlias, after: newAlias };
    const namePlace = placeInside({ ...place, pointer, basePointer: pointer }, name);
    recordChange(namePlace, "alias-changed", details);
  }
}

/** An array is not mentioned if a change of its component, operation or property explains it. */
function compareArrays(
  comparison: Comparison,
  { before, after }: Pair<TypeDocument>,
  place: Place,
): void {
  const changes = allChanges(comparison);
  for (const [name, basePointer] of before.arrays) {
    const isRemoved = changes.some(
      (change) => REMOVALS.test(change.kind) && contains(change.basePointer, basePointer),
    );
    if (after.arrays.has(name) || isRemoved) continue;
    const namePlace = placeInside({ ...place, basePointer }, name);
    recordChange(namePlace, "enum-array-removed", { message: "is no longer exported" });
  }
  for (const [name, pointer] of after.arrays) {
    const isExplained = changes.some((change) => contains(change.pointer, pointer));
    if (before.arrays.has(name) || isExplained) continue;
    const namePlace = placeInside({ ...place, pointer }, name);
    recordChange(namePlace, "enum-array-added", { message: "is now exported" });
  }
}

const REMOVALS = /-(?:removed|renamed)$/;

function contains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}
