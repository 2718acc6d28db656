import { walk } from "../openapi/walk.ts";
import { isObject, listAt, type JsonObject } from "../values/json-object.ts";
import { withoutNull } from "./schema-branches.ts";

/** The schemas that name each schema in their `allOf`. */
export type Heirs = ReadonlyMap<JsonObject, readonly JsonObject[]>;

export function indexHeirs(document: JsonObject): Heirs {
  const heirs = new Map<JsonObject, JsonObject[]>();
  walk(document, ({ kind, value: schema }) => {
    if (kind !== "schema" || !isObject(schema)) return;
    for (const part of listAt(schema, "allOf")) {
      const base = withoutNull(document, part);
      if (!base) continue;
      const known = heirs.get(base);
      if (known) known.push(schema);
      else heirs.set(base, [schema]);
    }
  });
  return heirs;
}

/** The schemas that extend a schema, directly or through others. */
export function heirsOf(schema: JsonObject, heirs: Heirs): Set<JsonObject> {
  const found = new Set<JsonObject>();
  const pending = [...(heirs.get(schema) ?? [])];
  for (let heir = pending.pop(); heir; heir = pending.pop()) {
    if (heir === schema || found.has(heir)) continue;
    found.add(heir);
    pending.push(...(heirs.get(heir) ?? []));
  }
  return found;
}
