import { type Comparison, type Pair, type Place, placeInside, recordChange } from "./comparison.ts";
import type { FlatSchema, ListShape } from "./flat-schema.ts";
import { compareSchemas } from "./schemas.ts";
import { typeName } from "./type-name.ts";

/** Compares the entries of two lists and how many there can be. */
export function compareItems(
  comparison: Comparison,
  { before, after }: Pair<FlatSchema>,
  place: Place,
): void {
  if (!before.types.has("array") || !after.types.has("array")) return;
  const lists = { before: before.list, after: after.list };
  compareLengths(lists, place);
  const count = Math.max(before.list.first.length, after.list.first.length);
  for (let index = 0; index < count; index += 1) compareEntry(comparison, { lists, index }, place);
  const [oldRest, newRest] = [before.list.rest, after.list.rest];
  if (!oldRest || !newRest) return;
  const rest = { before: oldRest, after: newRest };
  compareSchemas(comparison, rest, placeInside(place, "[]", rest));
}

/** The entry at a position: one with a schema of its own, or any of the others. */
function compareEntry(
  comparison: Comparison,
  { lists, index }: { lists: Pair<ListShape>; index: number },
  place: Place,
): void {
  const before = lists.before.first[index] ?? lists.before.rest;
  const after = lists.after.first[index] ?? lists.after.rest;
  const entryPlace = placeInside(place, `[${index}]`, { before, after });
  if (before && after) {
    const isNewEntry = !lists.before.first[index];
    if (isNewEntry && index >= lists.after.minimum) {
      recordChange(entryPlace, "fewer-entries-required", { message: "can now be undefined" });
    }
    compareSchemas(comparison, { before, after }, entryPlace);
  } else if (before && lists.before.first[index]) {
    const details = { message: "was removed", before: typeName(before.value) };
    recordChange(entryPlace, "entry-removed", details);
  }
}

function compareLengths({ before, after }: Pair<ListShape>, place: Place): void {
  const minimum = { before: before.minimum, after: after.minimum };
  const maximum = { before: maximumOf(before), after: maximumOf(after) };
  if (minimum.after > minimum.before) {
    const message = `now has at least ${entries(minimum.after)}`;
    recordChange(place, "more-entries-required", { message, ...minimum });
  }
  if (minimum.after < minimum.before) {
    const message =
      minimum.after === 0
        ? "can now be empty"
        : `can now have fewer than ${entries(minimum.before)}`;
    recordChange(place, "fewer-entries-required", { message, ...minimum });
  }
  if (maximum.after > maximum.before) {
    const message = `can now have more than ${entries(maximum.before)}`;
    recordChange(place, "more-entries-allowed", { message, before: maximum.before });
  }
  if (maximum.after < maximum.before) {
    const message = `can now have at most ${entries(maximum.after)}`;
    recordChange(place, "fewer-entries-allowed", { message, after: maximum.after });
  }
}

function maximumOf({ first, rest }: ListShape): number {
  return rest ? Infinity : first.length;
}

function entries(count: number): string {
  return count === 1 ? "1 entry" : `${count} entries`;
}
