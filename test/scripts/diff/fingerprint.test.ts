import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { diffDocuments } from "../../../scripts/diff/diff-documents.ts";
import { fingerprintOf } from "../../../scripts/diff/fingerprint.ts";
import { isObject, type JsonObject } from "../../../scripts/pipeline/values/json-object.ts";

const folder = new URL("../../fixtures/diff/", import.meta.url);
const cases = readdirSync(folder);

function read(name: string, file: string): JsonObject {
  const value: unknown = parse(readFileSync(new URL(`${name}/${file}`, folder), "utf8"));
  return isObject(value) ? value : {};
}

type Edit = (document: JsonObject) => JsonObject;

/** Rewrites every object of a document, from the inside to the outside. */
function mapObjects(value: unknown, edit: (object: JsonObject) => JsonObject): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, edit));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, mapObjects(inner, edit)]);
  return edit(Object.fromEntries(entries));
}

const edited = (document: JsonObject, edit: (object: JsonObject) => JsonObject): JsonObject => {
  const value = mapObjects(document, edit);
  return isObject(value) ? value : {};
};

const reversed = (document: JsonObject): JsonObject =>
  edited(document, (object) => Object.fromEntries(Object.entries(object).reverse()));

/** Schemas have a type or an enum that is not itself a schema. */
const isSchema = ({ type, enum: values }: JsonObject): boolean =>
  typeof type === "string" || Array.isArray(type) || Array.isArray(values);

const withDescriptions = (document: JsonObject): JsonObject =>
  edited(document, (object) =>
    isSchema(object) ? { ...object, description: "Other words." } : object,
  );

const withValues = (document: JsonObject): JsonObject =>
  edited(document, (object) => {
    const { enum: values } = object;
    const isText = Array.isArray(values) && values.some((value) => typeof value === "string");
    // An enum with one value tells the members of a union apart.
    return isText && values.length > 1 ? { ...object, enum: [...values, "unrelated"] } : object;
  });

const withProperties = (document: JsonObject): JsonObject =>
  edited(document, (object) => {
    const { type, properties } = object;
    if (type !== "object" || !isObject(properties)) return object;
    return { ...object, properties: { ...properties, unrelated: { type: "string" } } };
  });

const withMediaTypes = (document: JsonObject): JsonObject =>
  edited(document, (object) => {
    const { content } = object;
    if (!isObject(content) || !isObject(content["application/json"])) return object;
    return { ...object, content: { ...content, "text/unrelated": { schema: { type: "string" } } } };
  });

function withOperation(document: JsonObject): JsonObject {
  const operation = { responses: { 200: { description: "", content: {} } } };
  const paths = isObject(document["paths"]) ? document["paths"] : {};
  return { ...document, paths: { "/unrelated": { get: operation }, ...paths } };
}

const withSchema = (document: JsonObject): JsonObject => {
  const components = isObject(document["components"]) ? document["components"] : {};
  const schemas = isObject(components["schemas"]) ? components["schemas"] : {};
  const unrelated = { type: "object", properties: { unrelatedName: { type: "string" } } };
  return {
    ...document,
    components: { ...components, schemas: { Unrelated: unrelated, ...schemas } },
  };
};

function fingerprints(base: JsonObject, revision: JsonObject): Map<string, string> {
  const changes = diffDocuments(base, revision);
  return new Map(
    changes.map((change) => [
      fingerprintOf("api", change),
      `${change.kind} ${change.location}: ${change.message}`,
    ]),
  );
}

/** In these cases, the edit is a part of the change. */
const AFFECTED: ReadonlyMap<Edit, string> = new Map([
  // The order of two schemas decides which of them gets the shorter name.
  [reversed, "component-alias-changed"],
  // The names of its properties identify a new member.
  [withProperties, "response-two-objects-added-to-a-union"],
]);

/** The changes whose fingerprint is lost by the edit. */
function lost(edit: Edit, sides: "both" | "revision"): string[] {
  const unaffected = cases.filter((name) => name !== AFFECTED.get(edit));
  return unaffected.flatMap((name) => {
    const [base, revision] = [read(name, "base.yaml"), read(name, "revision.yaml")];
    const after = fingerprints(sides === "both" ? edit(base) : base, edit(revision));
    return [...fingerprints(base, revision)]
      .filter(([fingerprint]) => !after.has(fingerprint))
      .map(([, text]) => `${name}: ${text}`);
  });
}

describe("every fingerprint of the fixtures stays the same", () => {
  it.each<[string, Edit]>([
    ["a new operation", withOperation],
    ["a new schema", withSchema],
    ["other descriptions", withDescriptions],
    ["another order of all keys", reversed],
  ])("with %s in the new version", (_, edit) => {
    expect(lost(edit, "revision")).toEqual([]);
  });

  it.each<[string, Edit]>([
    ["an operation", withOperation],
    ["more values in each enum", withValues],
    ["more properties in each object", withProperties],
    ["another media type beside JSON", withMediaTypes],
    ["another order of all keys", reversed],
  ])("with %s in both versions", (_, edit) => {
    expect(lost(edit, "both")).toEqual([]);
  });
});

it("the changes of a fixture have different fingerprints", () => {
  const repeated = cases.filter((name) => {
    const [base, revision] = [read(name, "base.yaml"), read(name, "revision.yaml")];
    return diffDocuments(base, revision).length !== fingerprints(base, revision).size;
  });
  expect(repeated).toEqual([]);
});
