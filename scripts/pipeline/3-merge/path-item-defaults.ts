import { METHODS } from "../openapi/walk.ts";
import { inheritOrigin } from "../report/origins.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Entry } from "./merge-entries.ts";

/** A path item; nothing where there is none. */
export function itemOf(container: JsonObject, key: string): JsonObject {
  const item = container[key];
  return isObject(item) ? item : {};
}

/** What one page says for all operations of a path holds for the operations of that page alone. */
export function spreadShared(entries: Entry[]): void {
  const items = entries.map(({ container, key }) => itemOf(container, key));
  for (const key of ["servers", "parameters"]) {
    if (new Set(items.map((item) => canonicalJson(item[key]))).size === 1) continue;
    for (const item of items) {
      const shared = item[key];
      if (!Array.isArray(shared)) continue;
      for (const method of METHODS) {
        const operation = item[method];
        if (isObject(operation)) spreadInto(operation, key, shared);
      }
      delete item[key];
    }
  }
}

function spreadKey(item: JsonObject, key: string): void {
  const shared = item[key];
  if (!Array.isArray(shared)) return;
  for (const method of METHODS) {
    const operation = item[method];
    if (isObject(operation)) spreadInto(operation, key, shared);
  }
  delete item[key];
}

function spreadInto(operation: JsonObject, key: string, shared: unknown[]): void {
  const own: unknown[] = Array.isArray(operation[key]) ? operation[key] : [];
  if (key === "servers" && own.length > 0) return;
  const known = new Set(own.map(identity));
  const value = [
    ...own,
    ...structuredCloneList(shared.filter((item) => !known.has(identity(item)))),
  ];
  inheritOrigin(value, operation, key);
  operation[key] = value;
}

/** What makes two parameters one. */
function identity(parameter: unknown): string {
  if (!isObject(parameter)) return canonicalJson(parameter);
  return canonicalJson(parameter["$ref"] ?? [parameter["in"], parameter["name"]]);
}

function structuredCloneList(list: unknown[]): unknown[] {
  return list.map((item) => structuredClone(item));
}
