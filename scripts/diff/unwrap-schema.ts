import type { JsonObject } from "../pipeline/values/json-object.ts";
import { isNullSchema } from "./value-set.ts";
import {
  asList,
  asObject,
  followReferences,
  listItems,
  type PlacedNode,
  referenceOf,
} from "./placed-node.ts";

/** A schema without its references, and without wrappers that only make it nullable. */
export interface UnwrappedSchema {
  node: PlacedNode;
  /** The last reference that was followed. */
  reference: string | undefined;
  /** Whether a wrapper makes the schema nullable: one behind the last reference, or one around it. */
  nullable: boolean;
  isNullableAround: boolean;
}

const NOT_NULLABLE = { nullable: false, isNullableAround: false };

export function unwrapSchema(document: JsonObject, start: PlacedNode): UnwrappedSchema {
  const schema: UnwrappedSchema = { node: start, reference: undefined, ...NOT_NULLABLE };
  const seen = new Set<unknown>();
  while (!seen.has(schema.node.value)) {
    seen.add(schema.node.value);
    const reference = referenceOf(schema.node.value);
    if (reference !== undefined) {
      schema.reference = reference;
      schema.isNullableAround ||= schema.nullable;
      schema.nullable = false;
    }
    schema.node = followReferences(document, schema.node);
    const wrapped = wrappedSchema(document, schema.node);
    if (!wrapped) break;
    schema.nullable ||= wrapped.nullable;
    schema.node = wrapped.node;
  }
  return schema;
}

const WRAPPERS = ["oneOf", "anyOf", "allOf"];
/** With one of these keywords a schema is more than a wrapper. */
const STRUCTURE = new Set([
  "properties",
  "required",
  "enum",
  "const",
  "items",
  "prefixItems",
  "additionalProperties",
  "format",
]);

/** The only member of a list such as `oneOf: [X, {type: "null"}]` or `allOf: [X]`. */
function wrappedSchema(document: JsonObject, node: PlacedNode) {
  const keys = Object.keys(asObject(node.value));
  const wrappers = keys.filter((key) => WRAPPERS.includes(key));
  if (wrappers.length !== 1 || keys.some((key) => STRUCTURE.has(key))) return undefined;
  const all = listItems(node, wrappers[0] ?? "");
  const members = all.filter((member) => !isNullSchema(followReferences(document, member).value));
  const [only] = members;
  if (!only || members.length > 1) return undefined;
  const { type, nullable } = asObject(node.value);
  return {
    node: only,
    nullable: all.length > 1 || nullable === true || asList(type).includes("null"),
  };
}

/** The nullability of the place is not a change of the component. */
export function withoutWrapper({ node, nullable }: UnwrappedSchema): UnwrappedSchema {
  return { node, reference: undefined, nullable, isNullableAround: false };
}
