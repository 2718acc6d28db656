import type { Origin } from "../../report/origins.ts";
import { isObject } from "../../values/json-object.ts";
import { errorAt, type SourcePosition } from "./source-range.ts";

interface ConvertedMap {
  value: Record<string, unknown>;
  origin: Origin;
}

/** `<<: *base` adds those keys of another map, or of a list of maps, that the map does not have itself. */
export function addMergedKeys(
  { value, origin }: ConvertedMap,
  merged: unknown,
  position: SourcePosition,
): void {
  const maps: unknown[] = Array.isArray(merged) ? merged : [merged];
  for (const map of maps) {
    if (!isObject(map)) {
      const message = "The value of the merge key `<<` is not a map. Refer to a map.";
      throw errorAt(position, "yaml-syntax", message);
    }
    for (const [key, child] of Object.entries(map)) {
      if (Object.hasOwn(value, key)) continue;
      origin.entries.set(key, position.source.start + position.offset);
      value[key] = child;
    }
  }
}
