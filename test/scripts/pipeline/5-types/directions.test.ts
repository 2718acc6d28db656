import { describe, expect, it } from "vitest";
import { splitByDirection } from "../../../../scripts/pipeline/5-types/directions.ts";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import { objectAt, type JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { diagnose } from "../../../support/diagnose.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject) => ({ content: { "application/json": { schema } } });
const ID = { type: "string", readOnly: true };
const SECRET = { type: "string", writeOnly: true };

/** An object with a required read-only `id` and a required write-only `secret`. */
const user = (): JsonObject => ({
  type: "object",
  required: ["id", "secret"],
  properties: { id: { ...ID }, secret: { ...SECRET } },
});

interface Bodies {
  request?: JsonObject;
  response?: JsonObject;
}

/** The component schemas of a document with these bodies, after the split. */
function split({ request, response }: Bodies, schemas: JsonObject = {}): JsonObject {
  const post = {
    ...(request && { requestBody: json(request) }),
    ...(response && { responses: { 200: json(response) } }),
  };
  const document = { paths: { "/users": { post } }, components: { schemas } };
  splitByDirection(document);
  return schemas;
}

const requiredOf = (schema: unknown) => objectAt({ schema }, "schema")["required"];

describe("a component with required read-only and write-only properties", () => {
  it("has a name for requests of its own when it is used in both directions", () => {
    const schemas = split({ request: ref("User"), response: ref("User") }, { User: user() });
    expect(requiredOf(schemas["User"])).toEqual(["id"]);
    expect(requiredOf(schemas["UserInput"])).toEqual(["secret"]);
  });

  it.each<[string, Bodies, string[]]>([
    ["requests", { request: ref("User") }, ["secret"]],
    ["responses", { response: ref("User") }, ["id"]],
  ])("keeps its only name when only %s use it", (_, bodies, required) => {
    const schemas = split(bodies, { User: user() });
    expect(Object.keys(schemas)).toEqual(["User"]);
    expect(requiredOf(schemas["User"])).toEqual(required);
  });

  it("stays as it is when nothing uses it", () => {
    expect(split({}, { User: user() })).toEqual({ User: user() });
  });

  it("gets a free name for requests", () => {
    const taken = { type: "string" };
    const bodies = { request: ref("User"), response: ref("User") };
    const schemas = split(bodies, { User: user(), UserInput: taken });
    expect(schemas["UserInput"]).toEqual(taken);
    expect(requiredOf(schemas["UserInput2"])).toEqual(["secret"]);
  });

  it.each<[string, JsonObject]>([
    ["a property", { type: "object", properties: { user: ref("User") } }],
    ["an item", { type: "array", items: ref("User") }],
    ["an item of a tuple", { type: "array", prefixItems: [ref("User")] }],
    ["the value of a map", { type: "object", additionalProperties: ref("User") }],
    ["a part of allOf", { allOf: [ref("User"), { type: "object" }] }],
    ["a nullable branch", { anyOf: [ref("User"), { type: "null" }] }],
    ["the target of an alias", ref("User")],
  ])("splits the component that has it as %s", (_, holder) => {
    const bodies = { request: ref("Holder"), response: ref("Holder") };
    const schemas = split(bodies, { Holder: structuredClone(holder), User: user() });
    expect(schemas["Holder"]).toEqual(holder);
    const renamed: unknown = JSON.parse(JSON.stringify(holder).replace("/User", "/UserInput"));
    expect(schemas["HolderInput"]).toEqual(renamed);
  });

  it("splits components that refer to each other in a circle", () => {
    const first = { type: "object", properties: { second: ref("Second") } };
    const second = { type: "object", properties: { first: ref("First"), user: ref("User") } };
    const bodies = { request: ref("First"), response: ref("Second") };
    const schemas = split(bodies, { First: first, Second: second, User: user() });
    expect(Object.keys(schemas).sort()).toEqual(
      ["First", "FirstInput", "Second", "SecondInput", "User", "UserInput"].sort(),
    );
    expect(schemas["SecondInput"]).toEqual({
      type: "object",
      properties: { first: ref("FirstInput"), user: ref("UserInput") },
    });
  });

  it("does not split a component that only mentions others", () => {
    const plain = { type: "object", properties: { name: { type: "string" } } };
    const bodies = { request: ref("Plain"), response: ref("Plain") };
    expect(Object.keys(split(bodies, { Plain: plain, User: user() }))).toEqual(["Plain", "User"]);
  });
});

describe("a required property", () => {
  const holder = (property: JsonObject): JsonObject => ({
    type: "object",
    required: ["id"],
    properties: { id: property },
  });

  it.each<[string, JsonObject]>([
    ["has the flag", ID],
    ["has the flag beside a reference", { ...ref("Text"), readOnly: true }],
    ["refers to a schema with the flag", ref("Id")],
    ["refers to it through an alias", ref("Alias")],
    ["has it in a part of allOf", { allOf: [ref("Id"), { minLength: 1 }] }],
  ])("is optional in a request when it %s", (_, property) => {
    const request = holder(property);
    split({ request }, { Text: { type: "string" }, Id: ID, Alias: ref("Id") });
    expect(requiredOf(request)).toEqual([]);
  });

  it("stays required when it is both read-only and write-only", () => {
    const request = holder({ ...ID, writeOnly: true });
    split({ request });
    expect(requiredOf(request)).toEqual(["id"]);
  });
});

describe("the direction of a schema", () => {
  /** The required properties of a user at a place in the document. */
  function requiredAt(place: (schema: JsonObject) => JsonObject): unknown {
    const schema = user();
    splitByDirection(place(schema));
    return schema["required"];
  }
  const path = (post: JsonObject) => ({ paths: { "/users": { post } } });

  it.each<[string, (schema: JsonObject) => JsonObject]>([
    ["a request body", (schema) => path({ requestBody: json(schema) })],
    ["a query parameter", (schema) => path({ parameters: [{ name: "a", in: "query", schema }] })],
    ["a shared request body", (schema) => ({ components: { requestBodies: { A: json(schema) } } })],
    ["a shared parameter", (schema) => ({ components: { parameters: { A: json(schema) } } })],
    [
      "the response of a webhook",
      (schema) => ({ webhooks: { a: { post: { responses: { 200: json(schema) } } } } }),
    ],
  ])("is a request in %s", (_, place) => {
    expect(requiredAt(place)).toEqual(["secret"]);
  });

  it.each<[string, (schema: JsonObject) => JsonObject]>([
    ["a response", (schema) => path({ responses: { 200: json(schema) } })],
    ["a header", (schema) => path({ responses: { 200: { headers: { a: { schema } } } } })],
    ["a shared response", (schema) => ({ components: { responses: { A: json(schema) } } })],
    ["a shared header", (schema) => ({ components: { headers: { A: { schema } } } })],
    [
      "the request of a callback",
      (schema) =>
        path({ callbacks: { done: { "{$url}": { post: { requestBody: json(schema) } } } } }),
    ],
    [
      "the request of a webhook",
      (schema) => ({ webhooks: { a: { post: { requestBody: json(schema) } } } }),
    ],
    [
      "an item of a stream",
      (schema) => path({ responses: { 200: { content: { "a/b": { "x-item-schema": schema } } } } }),
    ],
  ])("is a response in %s", (_, place) => {
    expect(requiredAt(place)).toEqual(["id"]);
  });
});

it("the types accept a request without the read-only property, and promise no secret", async () => {
  const post = {
    operationId: "createUser",
    requestBody: { required: true, ...json(ref("User")) },
    responses: { 201: { description: "", ...json(ref("User")) } },
  };
  const info = { title: "Users", version: "1.0.0" };
  const paths = { "/users": { post } };
  const components = { schemas: { User: user() } };
  const types = await renderTypes({ openapi: "3.1.1", info, paths, components }, "users");
  const use = `
    type Create = operations["createUser"];
    const body: Create["requestBody"]["content"]["application/json"] = { secret: "s" };
    declare const created: Create["responses"]["201"]["content"]["application/json"];
    export const id: string = created.id;
    // @ts-expect-error The response may leave out the secret.
    export const secret: string = created.secret;
    export const input: UserInput = body;
  `;
  expect(diagnose(types + use)).toEqual([]);
});

it("the work grows with the number of schemas when they refer to each other in diamonds", () => {
  const count = 400;
  const layers = Array.from({ length: count }, (_, index): [string, JsonObject] => [
    `S${index}`,
    { anyOf: [ref(`S${index + 1}`), ref(`S${index + 1}`)] },
  ]);
  const schemas = { ...Object.fromEntries(layers), [`S${count}`]: user() };
  split({ request: ref("S0"), response: ref("S0") }, schemas);
  expect(Object.keys(schemas)).toHaveLength(2 * (count + 1));
});
