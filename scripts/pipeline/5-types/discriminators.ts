import { walk } from "../openapi/walk.ts";
import { groupBy } from "../values/group-by.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import { createCollector } from "./collector.ts";
import { heirsOf, indexHeirs, type Heirs } from "./heirs.ts";
import { allBranches, branchesOf, withoutNull } from "./schema-branches.ts";
import { createRestrictions } from "./tag-restrictions.ts";
import { writeTag } from "./write-tag.ts";
import { textOf } from "../values/text-of.ts";

/** A tag that a discriminator gives to a schema. */
interface Tagging {
  schema: JsonObject;
  property: string;
  /** `undefined` if the discriminator has no mapping. Then the tag may be the name of the schema, or anything. */
  tag: string | undefined;
  /** All tags of the discriminator. */
  siblings: readonly string[];
}

/**
 * Removes all discriminators, and writes their tags into the schemas. A schema admits the tags that any discriminator
 * gives to it, and those of the schemas that extend it. openapi-typescript knows one string per schema, and replaces the
 * declared type with it.
 */
export function writeDiscriminatorTags(document: JsonObject): void {
  const heirs = indexHeirs(document);
  const taggings = takeDiscriminators(document).flatMap((owner) =>
    taggingsOf(document, owner, heirs),
  );
  for (const [property, group] of groupBy(taggings, (tagging) => tagging.property)) {
    const bySchema = groupBy(group, ({ schema }) => schema);
    const ownOf = (schema: JsonObject) => bySchema.get(schema) ?? [];
    const heirsWithin = (schema: JsonObject) => heirs.get(schema) ?? [];
    const tagsOf = createCollector(heirsWithin, (schema) => ownOf(schema).map(({ tag }) => tag));
    const listsOf = createCollector(heirsWithin, (schema) =>
      ownOf(schema).map(({ siblings }) => siblings),
    );
    const restrictionOf = createRestrictions(document, { property, heirsOf: heirsWithin });
    // All are found before any is written, because a schema would restrict those that extend it.
    const restrictions = [...bySchema.keys()].map((schema) => {
      const tags = [...tagsOf(schema)].filter((tag) => tag !== undefined);
      const isKnown = tags.length === tagsOf(schema).size;
      return isKnown && restrictionOf(schema, { tags, siblings: listsOf(schema) });
    });
    for (const restriction of restrictions) if (restriction) writeTag(restriction);
  }
}

interface Discriminated {
  schema: JsonObject;
  discriminator: JsonObject;
}

function takeDiscriminators(document: JsonObject): Discriminated[] {
  const taken: Discriminated[] = [];
  walk(document, ({ kind, value: schema }) => {
    if (kind !== "schema" || !isObject(schema) || !isObject(schema["discriminator"])) return;
    taken.push({ schema, discriminator: schema["discriminator"] });
    delete schema["discriminator"];
  });
  return taken;
}

/** The tags of the branches of a choice, or of the schemas that extend a schema. */
function taggingsOf(
  document: JsonObject,
  { schema, discriminator }: Discriminated,
  heirs: Heirs,
): Tagging[] {
  const property = textOf(discriminator["propertyName"]);
  const isChoice = branchesOf(schema).length > 0;
  const members = isChoice ? allBranches(document, schema) : heirsOf(schema, heirs);
  if (!isObject(discriminator["mapping"]))
    return [...members].map((member) => ({
      schema: member,
      property,
      tag: undefined,
      siblings: [],
    }));
  const siblings = Object.keys(discriminator["mapping"]);
  return Object.entries(discriminator["mapping"]).flatMap(([tag, target]) => {
    const member = targetOf(document, target);
    return member && members.has(member) ? [{ schema: member, property, tag, siblings }] : [];
  });
}

/** The schema that a mapping names by a reference or by the name of a component. */
function targetOf(document: JsonObject, target: unknown): JsonObject | undefined {
  const schemas = objectAt(document["components"], "schemas");
  const name = textOf(target);
  if (Object.hasOwn(schemas, name)) return withoutNull(document, schemas[name]);
  const found = resolve(document, { $ref: name });
  return found === undefined ? undefined : withoutNull(document, found);
}
