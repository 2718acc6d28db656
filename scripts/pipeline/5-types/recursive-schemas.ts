import { objectAt, type JsonObject } from "../values/json-object.ts";
import { decodeSegment } from "../values/json-pointer.ts";
import { namesInCycles } from "../values/names-in-cycles.ts";

/** The names of the component schemas that refer to themselves, directly or through others. */
export function findRecursiveSchemas({ components }: JsonObject): Set<string> {
  const schemas = objectAt(components, "schemas");
  const targets = new Map(
    Object.entries(schemas).map(([name, schema]) => [name, referencesIn(schema)]),
  );
  const recursive = namesInCycles(targets);
  return new Set([...targets.keys()].filter((name) => recursive.has(name)));
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
