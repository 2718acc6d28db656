import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject } from "../pipeline/values/json-object.ts";

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Keys that tell the items of a list apart, in the order of preference. */
const IDENTITIES = [["name", "in"], ["name"], ["operationId"], ["url"], ["$ref"], ["const"]];

/** The JSONPath of a property: `$.info` and `title` give `$.info.title`. */
export function pathOfKey(path: string, key: string): string {
  return NAME.test(key) ? `${path}.${key}` : `${path}[${jsonPathText(key)}]`;
}

/**
 * The JSONPath of a list item. It names the item by its content if that is unique, so that it still matches after the
 * vendor has added another item before it.
 */
export function pathOfItem(path: string, list: readonly unknown[], index: number): string {
  const filter = filterOf(list, index);
  return filter === undefined ? `${path}[${index}]` : `${path}[?${filter}]`;
}

/** The values of the first identifying keys that an item has, as a text. */
export function identityOf(item: unknown): string | undefined {
  const keys = identifyingKeys(item);
  return keys && isObject(item) ? canonicalJson(keys.map((key) => [key, item[key]])) : undefined;
}

function filterOf(list: readonly unknown[], index: number): string | undefined {
  const item = list[index];
  const keys = identifyingKeys(item);
  if (keys && isObject(item)) {
    const identity = identityOf(item);
    const isUnique = list.filter((other) => identityOf(other) === identity).length === 1;
    const tests = keys.map((key) => `${pathOfKey("@", key)} == ${jsonPathText(String(item[key]))}`);
    return isUnique ? tests.join(" && ") : undefined;
  }
  const isUnique = list.filter((other) => other === item).length === 1;
  return typeof item === "string" && isUnique ? `@ == ${jsonPathText(item)}` : undefined;
}

function identifyingKeys(item: unknown): string[] | undefined {
  if (!isObject(item)) return undefined;
  return IDENTITIES.find((keys) => keys.every((key) => typeof item[key] === "string"));
}

/** A string literal of JSONPath (RFC 9535), with single quotes. */
export function jsonPathText(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  return `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
