import { typesOf } from "../openapi/schemas.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import { createCollector } from "./collector.ts";
import { branchesOf, withoutNull } from "./schema-branches.ts";
import { admits, literalsOf, valuesOf } from "./tag-values.ts";
import type { Restriction } from "./write-tag.ts";

interface Tags {
  /** The tags of the schema and of those that extend it. */
  tags: readonly string[];
  /** All tags of each discriminator of the schema. */
  siblings: ReadonlySet<readonly string[]>;
}

interface TagProperty {
  property: string;
  heirsOf(schema: JsonObject): readonly JsonObject[];
}

/**
 * Creates a function that finds the values of a tag for a schema. If the schema states the values itself, it loses only
 * the tags of other schemas, because all branches of a choice often share one enum. The function returns `undefined` if
 * the declared values exclude the tags: a value that the schema allows must fit its type.
 */
export function createRestrictions(document: JsonObject, { property, heirsOf }: TagProperty) {
  const facts = createFacts(document, property);
  const statedBy = (schema: JsonObject) => ownValues(document, schema, property).flat();
  const statedByFamily = createCollector(heirsOf, statedBy);
  return (schema: JsonObject, { tags, siblings }: Tags): Restriction | undefined => {
    const start = withoutNull(document, schema);
    const types = typesOf(schema);
    const isPlainObject = types.length === 0 || types.includes("object");
    if (!start || !isPlainObject || facts.hasChoice(start)) return undefined;
    const declared = [...facts.declarations(start)];
    const own = statedBy(schema);
    const inherited = heirsOf(schema).flatMap((heir) => [...statedByFamily(heir)]);
    const wanted = new Set([...valuesOf(tags, declared), ...inherited]);
    const others = own.length > 0 ? otherValues({ tags, siblings }, declared) : new Set();
    const candidates = own.length > 0 ? own.filter((value) => !others.has(value)) : [...wanted];
    const values = [...new Set(candidates)].filter((value) =>
      declared.every((part) => admits(part, value)),
    );
    const isUseful = own.length === 0 || values.length < new Set(own).size;
    if (!isUseful || !values.some((value) => wanted.has(value))) return undefined;
    // A discriminator demands its property, so a property that nothing declares is required.
    const isRequired = declared.length === 0 || facts.isRequired(start);
    return { schema, property, values, isRequired };
  };
}

/** The facts about a property in a schema and in the parts of its `allOf`. */
function createFacts(document: JsonObject, property: string) {
  const basesOf = (schema: JsonObject) =>
    listAt(schema, "allOf")
      .map((part) => withoutNull(document, part))
      .filter((part) => part !== undefined);
  const choices = createCollector(basesOf, (schema) => branchesOf(schema).slice(0, 1));
  const requiring = createCollector(basesOf, (schema) =>
    listAt(schema, "required").includes(property) ? [property] : [],
  );
  return {
    hasChoice: (schema: JsonObject) => choices(schema).size > 0,
    isRequired: (schema: JsonObject) => requiring(schema).size > 0,
    declarations: createCollector(basesOf, (schema) => declaredIn(document, schema, property)),
  };
}

function otherValues({ tags, siblings }: Tags, declared: readonly JsonObject[]): Set<unknown> {
  const own = new Set(tags);
  const others = [...siblings].flat().filter((tag) => !own.has(tag));
  return new Set(valuesOf(others, declared));
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
