import { objectAt, type JsonObject } from "../values/json-object.ts";
import { decodeSegment } from "../values/json-pointer.ts";

/** The names of the component schemas that refer to themselves, directly or through others. */
export function findRecursiveSchemas({ components }: JsonObject): Set<string> {
  const schemas = objectAt(components, "schemas");
  const targets = new Map(
    Object.entries(schemas).map(([name, schema]) => [name, referencesIn(schema)]),
  );
  return new Set([...targets.keys()].filter((name) => reachesItself(name, targets)));
}

const PREFIX = "#/components/schemas/";

function referencesIn(value: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (key === "$ref" && typeof child === "string" && child.startsWith(PREFIX)) {
        const [name = ""] = child.slice(PREFIX.length).split("/");
        found.add(decodeSegment(name));
      } else visit(child);
    }
  };
  visit(value);
  return found;
}

function reachesItself(name: string, targets: ReadonlyMap<string, Set<string>>): boolean {
  const seen = new Set<string>();
  const pending = [...(targets.get(name) ?? [])];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === name) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    pending.push(...(targets.get(next) ?? []));
  }
  return false;
}
