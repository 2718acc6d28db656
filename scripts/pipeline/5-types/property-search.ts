import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import { isSchemaAnnotation } from "../openapi/schemas.ts";
import { createFirstMatch } from "./first-match.ts";
import { branchesOf, withoutNull } from "./schema-branches.ts";

type Schemas = readonly JsonObject[];

/** Searches schemas and the parts of their `allOf`, behind references. */
export interface PropertySearch {
  /** The schema of the first property with the name. One that admits every value is the last choice. */
  find(schemas: Schemas, name: string): unknown;
  /** Whether a branch of a choice has the property, or a part of a branch. */
  isInBranch(schemas: Schemas, name: string): boolean;
  /** Whether one of the schemas is one of an object. */
  describeObject(schemas: Schemas): boolean;
}

export function createPropertySearch(document: JsonObject): PropertySearch {
  const partsOf = (schema: JsonObject) =>
    listAt(schema, "allOf")
      .map((part) => resolve(document, part))
      .filter(isObject);
  const branchesWithin = (schema: JsonObject) =>
    branchesOf(schema)
      .map((branch) => withoutNull(document, branch))
      .filter((branch) => branch !== undefined);
  const describing = createSearches(partsOf, isDescribed);
  const declaring = createSearches(partsOf, isDeclared);
  const declaringInBranch = createSearches(
    (schema) => [...partsOf(schema), ...branchesWithin(schema)],
    isDeclared,
  );
  const findObject = createFirstMatch(partsOf, isObjectSchema);
  const startsOf = (schemas: Schemas) =>
    schemas.map((schema) => resolve(document, schema)).filter(isObject);
  return {
    find(schemas, name) {
      const starts = startsOf(schemas);
      const firstOf = (search: FirstMatch) =>
        starts.map(search).find((match) => match !== undefined);
      const holder = firstOf(describing(name)) ?? firstOf(declaring(name));
      return holder && propertiesOf(holder)[name];
    },
    isInBranch: (schemas, name) =>
      startsOf(schemas).some((schema) => declaringInBranch(name)(schema) !== undefined),
    describeObject: (schemas) =>
      startsOf(schemas).some((schema) => findObject(schema) !== undefined),
  };
}

type FirstMatch = ReturnType<typeof createFirstMatch>;

function isDeclared(schema: JsonObject, name: string): boolean {
  return Object.hasOwn(propertiesOf(schema), name);
}

/** Whether the schema describes the property, and does not only name it. */
export function isDescribed(schema: JsonObject, name: string): boolean {
  if (!isDeclared(schema, name)) return false;
  const property = propertiesOf(schema)[name];
  return isObject(property) && !Object.keys(property).every(isSchemaAnnotation);
}

/** Creates a search per name of a property. */
function createSearches(
  nextOf: (schema: JsonObject) => JsonObject[],
  isWanted: (schema: JsonObject, name: string) => boolean,
) {
  const searches = new Map<string, FirstMatch>();
  return (name: string) => {
    const known = searches.get(name);
    const search = known ?? createFirstMatch(nextOf, (schema) => isWanted(schema, name));
    searches.set(name, search);
    return search;
  };
}

function propertiesOf(schema: JsonObject): JsonObject {
  return objectAt(schema, "properties");
}

function isObjectSchema(schema: JsonObject): boolean {
  const { type, properties } = schema;
  return type === undefined ? isObject(properties) : [type].flat().includes("object");
}
