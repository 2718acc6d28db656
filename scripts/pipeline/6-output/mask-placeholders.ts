import { isPlaceholder, replacePlaceholders } from "../openapi/placeholder-uuid.ts";
import type { Change } from "../report/change.ts";
import { isObject } from "../values/json-object.ts";

/** The UUIDs that the `placeholder-*` quirks removed. */
export function findPlaceholders(changes: Change[]): string[] {
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
