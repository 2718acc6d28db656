import { originOf, setOrigin, type ParentEntry } from "../../report/origins.ts";
import { isObject, listAt, objectAt } from "../../values/json-object.ts";
import { textOf } from "../../values/text-of.ts";

/** The sections of OpenAPI that have another name in Swagger. */
const SECTIONS = new Map([
  ["schemas", "definitions"],
  ["parameters", "parameters"],
  ["requestBodies", "parameters"],
  ["responses", "responses"],
  ["securitySchemes", "securityDefinitions"],
]);

/** Gives each value of the converted document the position of the Swagger value that it was made from. */
export function attachOrigins(converted: unknown, original: unknown): void {
  attach({ value: converted, source: original, isExact: true });
  const components = isObject(converted) ? objectAt(converted, "components") : {};
  for (const [section, entries] of Object.entries(components)) {
    const source = isObject(original) ? original[SECTIONS.get(section) ?? ""] : undefined;
    if (source !== undefined) attach({ value: entries, source, isExact: true });
  }
}

interface Pair {
  value: unknown;
  /** The Swagger value, or the nearest one around it. */
  source: unknown;
  isExact: boolean;
  /** The entry of the converted document that holds the value. */
  parent?: ParentEntry | undefined;
}

function attach({ value, source, isExact, parent }: Pair): void {
  if (typeof value !== "object" || value === null) return;
  const origin = originOf(source);
  const own = origin && !isExact ? { ...origin, entries: new Map(), parent } : origin;
  if (own) setOrigin(value, own);
  for (const [key, child] of Object.entries(value)) {
    const found = sourceOf(source, key, child);
    const entry = own && { origin: own, key: Array.isArray(value) ? Number(key) : key };
    attach({ value: child, source: found ?? source, isExact: found !== undefined, parent: entry });
  }
}

function sourceOf(source: unknown, key: string, child: unknown): unknown {
  if (Array.isArray(source)) return itemLike(source, key, child);
  if (!isObject(source)) return undefined;
  if (key === "requestBody") {
    return listAt(source, "parameters").find(
      (item) => isObject(item) && /^(body|formData)$/.test(textOf(item["in"])),
    );
  }
  const found = Object.hasOwn(source, key) ? source[key] : undefined;
  return typeof found === "object" && found !== null ? found : undefined;
}

/** Parameters move in their list, so they are found by name. */
function itemLike(list: unknown[], key: string, child: unknown): unknown {
  if (!isObject(child) || typeof child["name"] !== "string") return list[Number(key)];
  return list.find(
    (item) => isObject(item) && item["name"] === child["name"] && item["in"] === child["in"],
  );
}
