import { type Pair, type Place, recordChange } from "./comparison.ts";
import { asObject, type PlacedNode } from "./placed-node.ts";

/** `readOnly` and `writeOnly`. Whether they make a property optional has been compared already. */
export function compareFlags({ before, after }: Pair<PlacedNode>, place: Place): void {
  const [oldFlags, newFlags] = [asObject(before.value), asObject(after.value)];
  for (const [flag, words] of FLAGS) {
    const [was, is] = [oldFlags[flag] === true, newFlags[flag] === true];
    if (was === is) continue;
    const kind = is
      ? (`property-became-${words}` as const)
      : (`property-no-longer-${words}` as const);
    recordChange(place, kind, { message: is ? `is now ${words}` : `is no longer ${words}` });
  }
}

const FLAGS = [
  ["readOnly", "read-only"],
  ["writeOnly", "write-only"],
] as const;
