import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import { createFirstMatch } from "./first-match.ts";
import { branchesOf, withoutNull } from "./schema-branches.ts";

type Schemas = readonly JsonObject[];

/** Searches schemas and the parts of their `allOf`, behind references. */
export interface PropertySearch {
  /** The schema of the first property with the name. */
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
  const declaring = createSearches(partsOf);
  const declaringInBranch = createSearches((schema) => [
    ...partsOf(schema),
    ...branchesWithin(schema),
  ]);
  const findObject = createFirstMatch(partsOf, isObjectSchema);
  const startsOf = (schemas: Schemas) =>
    schemas.map((schema) => resolve(document, schema)).filter(isObject);
  return {
    find(schemas, name) {
      const matches = startsOf(schemas).map(declaring(name));
      const holder = matches.find((match) => match !== undefined);
      return holder && propertiesOf(holder)[name];
    },
    isInBranch: (schemas, name) =>
      startsOf(schemas).some((schema) => declaringInBranch(name)(schema) !== undefined),
    describeObject: (schemas) =>
      startsOf(schemas).some((schema) => findObject(schema) !== undefined),
  };
}

/** Creates a search per name of a property. */
function createSearches(nextOf: (schema: JsonObject) => JsonObject[]) {
  const searches = new Map<string, ReturnType<typeof createFirstMatch>>();
  return (name: string) => {
    const known = searches.get(name);
    const search =
      known ?? createFirstMatch(nextOf, (schema) => Object.hasOwn(propertiesOf(schema), name));
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
