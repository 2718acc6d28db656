import { METHODS } from "../openapi/walk.ts";
import { inheritOrigin } from "../report/origins.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { isObject, listAt, type JsonObject } from "../values/json-object.ts";

const SHARED_KEYS = ["servers", "parameters"] as const;
type SharedKey = (typeof SHARED_KEYS)[number];

/**
 * Pages may give the same path different `servers` or `parameters` for all its operations. Those apply only to the
 * operations on the same page, so they move there.
 */
export function moveDefaultsToOperations(items: JsonObject[]): void {
  for (const key of SHARED_KEYS) {
    const isEqual = new Set(items.map((item) => canonicalJson(item[key]))).size === 1;
    if (!isEqual) for (const item of items) moveToOperations(item, key);
  }
}

function moveToOperations(item: JsonObject, key: SharedKey): void {
  if (!Array.isArray(item[key])) return;
  const defaults = listAt(item, key);
  for (const operation of METHODS.map((method) => item[method]))
    if (isObject(operation)) addDefaults(operation, key, defaults);
  delete item[key];
}

function addDefaults(operation: JsonObject, key: SharedKey, defaults: unknown[]): void {
  const own = listAt(operation, key);
  if (key === "servers" && own.length > 0) return;
  const known = new Set(own.map(identityOf));
  const added = defaults.filter((item) => !known.has(identityOf(item)));
  const value = [...own, ...structuredClone(added)];
  inheritOrigin(value, operation, key);
  operation[key] = value;
}

/** The same for two declarations of one parameter. */
function identityOf(parameter: unknown): string {
  if (!isObject(parameter)) return canonicalJson(parameter);
  return canonicalJson(parameter["$ref"] ?? [parameter["in"], parameter["name"]]);
}
