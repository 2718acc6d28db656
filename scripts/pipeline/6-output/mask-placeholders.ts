import { isPlaceholder, replacePlaceholders } from "../openapi/placeholder-uuid.ts";
import type { Change } from "../report/change.ts";
import { isObject } from "../values/json-object.ts";
import { toJson } from "../values/to-json.ts";

/** The UUIDs that the `placeholder-*` quirks removed. */
export function findPlaceholders(changes: readonly Change[]): string[] {
  return [...new Set(changes.flatMap(({ rule, before }) => placeholdersIn(rule, before)))];
}

function placeholdersIn(rule: string, before: unknown): string[] {
  if (!rule.startsWith("placeholder-")) return [];
  const reference = isObject(before) ? before["$ref"] : before;
  return isPlaceholder(reference) ? [reference] : [];
}

/** Replaces each placeholder UUID with `<uuid>`, because the UUIDs differ each time the vendor builds the page. */
export function maskPlaceholders<Value>(value: Value, uuids: ReadonlySet<string>): Value {
  if (uuids.size === 0 || value === undefined) return value;
  return JSON.parse(replacePlaceholders(JSON.stringify(value), uuids)) as Value; // the same shape: only text within strings was replaced
}

/** Masks the UUIDs in changes, because they are different whenever the vendor rebuilds a page. */
export function maskChanges(changes: readonly Change[]) {
  const placeholders = findPlaceholders(changes);
  const uuids = new Set(placeholders);
  const masked = changes.map((change) => ({
    ...change,
    before: maskPlaceholders(change.before, uuids),
    // Read only now: a later repair may have changed a part of the value.
    after: maskPlaceholders(toJson(change.after), uuids),
  }));
  return { changes: masked, placeholders };
}
