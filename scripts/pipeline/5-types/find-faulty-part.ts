import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";

/** A value for each kind of part that no generator can fail on. */
const BLANKS: ReadonlyMap<string, JsonObject> = new Map([
  ["paths", {}],
  ["webhooks", {}],
  ["schemas", {}],
  ["responses", { description: "" }],
  ["parameters", { name: "blank", in: "query", schema: {} }],
  ["requestBodies", { content: {} }],
  ["headers", { schema: {} }],
  ["pathItems", {}],
]);

/**
 * Finds the component or path on which a generator fails, as the names that lead to it. Blanks out ever fewer parts, so
 * it takes about as many attempts as the number of parts has binary digits.
 */
export async function findFaultyPart(
  document: JsonObject,
  fails: (document: JsonObject) => Promise<boolean>,
): Promise<string[]> {
  const parts = partsOf(document);
  const failsWithout = (count: number) => fails(blankOut(document, parts.slice(0, count)));
  // Without any of its parts, the document itself is at fault.
  if (await failsWithout(parts.length)) return [];
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await failsWithout(middle)) low = middle + 1;
    else high = middle;
  }
  return parts[low - 1] ?? [];
}

function partsOf(document: JsonObject): string[][] {
  const entriesOf = (holder: JsonObject, root: string[], key: string) =>
    BLANKS.has(key) ? Object.keys(objectAt(holder, key)).map((name) => [...root, key, name]) : [];
  const components = objectAt(document, "components");
  return [
    ...Object.keys(components).flatMap((key) => entriesOf(components, ["components"], key)),
    ...Object.keys(document).flatMap((key) => entriesOf(document, [], key)),
  ];
}

function blankOut(document: JsonObject, parts: readonly string[][]): JsonObject {
  const copy = structuredClone(document);
  for (const part of parts) {
    const [section = "", name = ""] = part.slice(-2);
    const holder = part.length > 2 ? copy["components"] : copy;
    const entries = isObject(holder) ? holder[section] : undefined;
    if (isObject(entries)) entries[name] = BLANKS.get(section);
  }
  return copy;
}
