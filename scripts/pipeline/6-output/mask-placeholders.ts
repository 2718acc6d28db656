import { isPlaceholder, PLACEHOLDER_TEXT } from "../openapi/placeholder-uuid.ts";
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
export function maskPlaceholders<Value>(value: Value, uuids: readonly string[]): Value {
  if (uuids.length === 0 || value === undefined) return value;
  const text = uuids.reduce(
    (masked, uuid) => masked.replaceAll(uuid, PLACEHOLDER_TEXT),
    JSON.stringify(value),
  );
  return JSON.parse(text) as Value; // the same shape: only text within strings was replaced
}

/** Masks the UUIDs in changes, because they are different whenever the vendor rebuilds a page. */
export function maskChanges(changes: readonly Change[]) {
  const placeholders = findPlaceholders(changes);
  const masked = changes.map((change) => ({
    ...change,
    before: maskPlaceholders(change.before, placeholders),
    // Read only now: a later repair may have changed a part of the value.
    after: maskPlaceholders(toJson(change.after), placeholders),
  }));
  return { changes: masked, placeholders };
}
