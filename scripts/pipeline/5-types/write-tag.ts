import { isSchemaAnnotation, typesOf } from "../openapi/schemas.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import { branchesOf, withoutNull } from "./schema-branches.ts";
import { admits, literalsOf, valuesOf } from "./tag-values.ts";

interface Tag {
  property: string;
  tags: readonly string[];
  /** The tags that the same discriminators give to other schemas. */
  otherTags: readonly string[];
  /** The schemas that extend the tagged one. */
  heirs: readonly JsonObject[];
}

/**
 * Restricts a property of a schema to its tags. If the schema states the values itself, it loses only the tags of other
 * schemas, because all branches of a choice often share one enum. Does nothing if the declared values exclude the tags.
 */
export function writeTag(
  document: JsonObject,
  schema: JsonObject,
  { property, tags, otherTags, heirs }: Tag,
): void {
  const types = typesOf(schema);
  const parts = partsOf(schema, (part) => withoutNull(document, part));
  const isPlainObject = types.length === 0 || types.includes("object");
  if (!isPlainObject || parts.some((part) => branchesOf(part).length > 0)) return;
  const declared = parts.flatMap((part) => declaredIn(document, part, property));
  const own = ownValues(document, schema, property).flat();
  const inherited = heirs.flatMap((heir) => ownValues(document, heir, property).flat());
  const wanted = [...valuesOf(tags, declared), ...inherited];
  const others = new Set(valuesOf(otherTags, declared));
  const candidates = own.length > 0 ? own.filter((value) => !others.has(value)) : wanted;
  const values = [...new Set(candidates)].filter((value) =>
    declared.every((part) => admits(part, value)),
  );
  const isUseful = own.length === 0 || values.length < new Set(own).size;
  if (!isUseful || !values.some((value) => wanted.includes(value))) return;
  // A discriminator demands its property, so a property that nothing declares is required.
  const isRequired =
    declared.length === 0 || parts.some((part) => listAt(part, "required").includes(property));
  restrict(schema, { property, values, isRequired });
}

/** A schema and the parts of its `allOf`. `open` returns the schema behind a part, if it belongs to them. */
function partsOf(schema: JsonObject, open: (part: unknown) => unknown): JsonObject[] {
  const found = new Set<JsonObject>();
  const pending: unknown[] = [schema];
  while (pending.length > 0) {
    const part = open(pending.pop());
    if (!isObject(part) || found.has(part)) continue;
    found.add(part);
    pending.push(...listAt(part, "allOf"));
  }
  return [...found];
}

/** The lists of values that a schema states for a property, apart from the schemas that it extends. */
function ownValues(document: JsonObject, schema: JsonObject, property: string): unknown[][] {
  const inline = (part: unknown) =>
    isObject(part) && part["$ref"] === undefined ? part : undefined;
  return partsOf(schema, inline)
    .flatMap((part) => declaredIn(document, part, property))
    .flatMap(literalsOf);
}

function declaredIn(document: JsonObject, part: JsonObject, property: string): JsonObject[] {
  const properties = objectAt(part, "properties");
  if (!Object.hasOwn(properties, property)) return [];
  const declared = resolve(document, properties[property]);
  return isObject(declared) ? partsOf(declared, (inner) => resolve(document, inner)) : [{}];
}

interface Restriction {
  property: string;
  values: unknown[];
  isRequired: boolean;
}

function restrict(schema: JsonObject, { property, values, isRequired }: Restriction): void {
  const holder = holderOf(schema, property);
  const properties = objectAt(holder, "properties");
  const kept = Object.entries(objectAt(properties, property)).filter(
    ([key]) => key === "type" || isSchemaAnnotation(key),
  );
  const type = values.every((value) => typeof value === "string") ? { type: "string" } : {};
  const restricted = { ...type, ...Object.fromEntries(kept), enum: values };
  holder["properties"] = { ...properties, [property]: restricted };
  const required = listAt(holder, "required");
  if (isRequired && !required.includes(property)) holder["required"] = [...required, property];
}

/** The schema or the part of its `allOf` that describes the property, or where there is room for it. */
function holderOf(schema: JsonObject, property: string): JsonObject {
  const inline = listAt(schema, "allOf").filter(isObject).filter(hasProperties);
  const holder = [schema, ...inline].find((part) =>
    Object.hasOwn(objectAt(part, "properties"), property),
  );
  if (holder) return holder;
  if (listAt(schema, "allOf").length === 0) return schema;
  if (inline[0]) return inline[0];
  const part: JsonObject = {
    type: typesOf(schema).includes("null") ? ["object", "null"] : "object",
  };
  schema["allOf"] = [...listAt(schema, "allOf"), part];
  return part;
}

function hasProperties(part: JsonObject): boolean {
  return isObject(part["properties"]);
}
