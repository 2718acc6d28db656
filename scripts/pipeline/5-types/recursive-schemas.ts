import { objectAt, type JsonObject } from "../values/json-object.ts";
import { decodeSegment } from "../values/json-pointer.ts";

/** The component schemas that lead back to themselves. */
export function findRecursive({ components }: JsonObject): Set<string> {
  const schemas = objectAt(components, "schemas");
  const targets = new Map(
    Object.entries(schemas).map(([name, schema]) => [name, referencesIn(schema)]),
  );
  return new Set([...targets.keys()].filter((name) => leadsBack(name, targets)));
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

function leadsBack(name: string, targets: ReadonlyMap<string, Set<string>>): boolean {
  const seen = new Set<string>();
  const open = [...(targets.get(name) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === name) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(targets.get(next) ?? []));
  }
  return false;
}
