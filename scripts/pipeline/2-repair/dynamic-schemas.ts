import { segmentsOf } from "../openapi/schema-scopes.ts";
import { walk, type Node } from "../openapi/walk.ts";
import { freeName } from "../values/free-name.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { toPointer } from "../values/json-pointer.ts";
import { dynamicTarget, findGenerics } from "./generic-schemas.ts";
import { partName } from "./part-name.ts";
import type { Context } from "./quirk.ts";
import { textOf } from "../values/text-of.ts";

const PREFIX = "#/components/schemas/";

/** The number of copies that a document may need. A hostile page would need millions. */
const MAX_COPIES = 500;

/** A schema that refers to a generic one, and says what its dynamic anchors mean. */
interface Binder {
  /** The name of its copies. */
  name: string;
  /** The pointer to the schema of each anchor. */
  bindings: Map<string, string>;
  /** The schemas with the `$ref` to a generic schema. */
  references: JsonObject[];
}

interface Specialization {
  bindings: ReadonlyMap<string, string>;
  /** The reference to the copy of a generic schema, or the reference itself. */
  copyOf(reference: string): string;
}

/** Makes a copy of each generic schema for each schema that binds its dynamic anchors. */
export function copyGenericSchemas(context: Context): void {
  const { document } = context;
  const generics = findGenerics(document);
  let copies = 0;
  for (const { name, bindings, references } of findBinders(document)) {
    const entries = objectAt(document["components"], "schemas");
    const made = new Map<string, string>();
    const isTaken = (other: string) =>
      Object.hasOwn(entries, other) || [...made.values()].includes(`${PREFIX}${other}`);
    const copyOf = (reference: string): string => {
      const generic = reference.slice(PREFIX.length);
      const isGeneric = [...bindings.keys()].some((anchor) => generics.get(anchor)?.has(generic));
      if (!reference.startsWith(PREFIX) || !isGeneric || !isObject(entries[generic]))
        return reference;
      const known = made.get(generic);
      if (known !== undefined || copies >= MAX_COPIES) return known ?? reference;
      copies += 1;
      const own = freeName(`${generic}For${name}`, isTaken);
      made.set(generic, `${PREFIX}${own}`);
      context.set(entries, own, specialize(entries[generic], { bindings, copyOf }));
      return `${PREFIX}${own}`;
    };
    for (const holder of references) context.set(holder, "$ref", copyOf(textOf(holder["$ref"])));
  }
}

function findBinders(document: JsonObject): Binder[] {
  const binders: Binder[] = [];
  walk(document, (node) => {
    const { kind, value } = node;
    if (kind !== "schema" || !isObject(value)) return;
    const holders = [value, ...listAt(value, "allOf").filter(isObject)];
    const references = holders.filter(({ $ref }) => typeof $ref === "string");
    const bindings = bindingsOf(node, value);
    if (bindings.size === 0 || references.length === 0) return;
    binders.push({ name: partName(document, segmentsOf(node)), bindings, references });
  });
  return binders;
}

/** The anchors that a schema defines, for itself and in its `$defs`. */
function bindingsOf(node: Node, schema: JsonObject): Map<string, string> {
  const bindings = new Map<string, string>();
  const { $dynamicAnchor: own } = schema;
  if (typeof own === "string") bindings.set(own, `#${toPointer(segmentsOf(node))}`);
  for (const [key, definition] of Object.entries(objectAt(schema, "$defs"))) {
    const anchor = isObject(definition) ? definition["$dynamicAnchor"] : undefined;
    if (typeof anchor === "string")
      bindings.set(anchor, `#${toPointer([...segmentsOf(node), "$defs", key])}`);
  }
  return bindings;
}

/** A copy of a schema with the bound anchors in place of dynamic references. */
function specialize(value: unknown, binder: Specialization): unknown {
  if (Array.isArray(value)) return value.map((item) => specialize(item, binder));
  if (!isObject(value)) return value;
  const bound = binder.bindings.get(dynamicTarget(value) ?? "");
  const copy: JsonObject = {};
  for (const [key, child] of Object.entries(value)) {
    if (key === "$ref" && typeof child === "string") copy[key] = binder.copyOf(child);
    else if (key === "$dynamicRef" && bound !== undefined) copy["$ref"] = bound;
    else if (!isBound(child, binder)) copy[key] = specialize(child, binder);
  }
  return copy;
}

/** Whether a value is the generic schema's own definition of a bound anchor. */
function isBound(value: unknown, { bindings }: Specialization): boolean {
  const anchor = isObject(value) ? value["$dynamicAnchor"] : undefined;
  return typeof anchor === "string" && bindings.has(anchor);
}
