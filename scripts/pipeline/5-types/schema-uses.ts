import { walk, type Node } from "../openapi/walk.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { SchemaUse } from "./schema-states.ts";

const HOLDERS: ReadonlySet<string> = new Set(["header", "mediaType", "parameter"]);

/** The schemas of bodies, parameters and headers. `stateOf` gets the schema and the node that holds it. */
export function findUses<State>(
  document: JsonObject,
  stateOf: (schema: JsonObject, holder: Node) => State,
): SchemaUse<State>[] {
  const uses: SchemaUse<State>[] = [];
  walk(document, ({ kind, value: schema, parent }) => {
    if (kind !== "schema" || !isObject(schema) || !parent || !HOLDERS.has(parent.kind)) return;
    uses.push({ schema, state: stateOf(schema, parent) });
  });
  return uses;
}
