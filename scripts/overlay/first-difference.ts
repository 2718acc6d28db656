import { isSameJson } from "../pipeline/values/canonical-json.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { toPointer, type Key } from "../pipeline/values/json-pointer.ts";

/** The JSON pointer of the first place where two values differ, or `undefined` if they are equal. */
export function firstDifference(a: unknown, b: unknown): string | undefined {
  const path = differingPath(a, b);
  return path && toPointer(path);
}

function differingPath(a: unknown, b: unknown): Key[] | undefined {
  if (isSameJson(a, b)) return undefined;
  const areLists = Array.isArray(a) && Array.isArray(b);
  if (!areLists && !(isObject(a) && isObject(b))) return [];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  for (const key of keys) {
    const rest = differingPath(Reflect.get(a, key), Reflect.get(b, key));
    if (rest) return [key, ...rest];
  }
  return [];
}
