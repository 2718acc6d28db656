import { beforeAll, describe, expect, it } from "vitest";
import { createTypesReader, type TypesReader } from "../../../../scripts/add/call/types-reader.ts";
import { taskClient } from "../../../../scripts/add/tasks/client-text.ts";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { compileModules } from "../../../support/compile-modules.ts";
import { build, pageOf } from "../../../support/pages.ts";

const string = { type: "string" };
const status = { ...string, enum: ["queued", "in progress", "done", "failed"] };
const object = (properties: JsonObject, ...required: string[]) => ({
  type: "object",
  properties,
  required,
});

/** An operation that responds with a schema. */
function responding(schema: JsonObject, keys: JsonObject = {}) {
  const content = { "application/json": { schema } };
  return { get: { responses: { 200: { description: "A task.", content } }, ...keys } };
}

const PATHS = {
  "/jobs/{id}": responding(object({ status }, "status")),
  "/export/{id}": responding(object({ status })),
  "/videos/{id}": responding(object({ data: object({ status }) })),
  "/v1/dubs/{id}": responding(object({ status, progress: { type: "integer" } }, "progress")),
  "/v2/dubs/{id}": responding(object({ status, progress: { type: ["integer", "null"] } })),
  "/renders/{id}": responding(
    object({ status, progress: { type: "number" }, updated: { type: "integer" } }),
  ),
  "/clips/{id}": responding(
    object({ status, updated_at: { type: "integer", description: "In seconds." } }, "updated_at"),
  ),
  "/odd names/{id}": responding(
    object({
      "job-status": string,
      state: status,
      "error-message": string,
      error: object({ message: string }),
    }),
  ),
  "/exports/{id}": responding(
    object({
      status: { type: ["string", "null"], enum: [...status.enum, null] },
      errors: { type: "array", items: object({ message: string }) },
    }),
  ),
  "/runs/{id}": responding(object({ status: string })),
  "/api/{id}": responding(
    object({ state: { ...string, enum: ["new", "active", "on hold", "finished", "failed"] } }),
  ),
  "/scans/{id}": responding(
    object(
      {
        status,
        pages: object({ done: { type: "integer" }, total: { type: "integer" } }, "done", "total"),
      },
      "pages",
    ),
  ),
  "/crawls/{id}": responding(
    object({ status, pages: object({ done: { type: "integer" }, total: { type: "integer" } }) }),
  ),
  "/dated/{id}": responding(object({ status }), {
    parameters: [
      {
        in: "header",
        name: "X-Version",
        required: true,
        schema: { ...string, example: "2026-01-31" },
      },
    ],
  }),
  "/either/{id}": responding({ oneOf: [object({ status }), object({ other: string })] }),
};

const components = {
  securitySchemes: {
    bearer: { type: "http", scheme: "bearer" },
    basic: { type: "http", scheme: "basic" },
    header: { type: "apiKey", in: "header", name: "x-api-key" },
    query: { type: "apiKey", in: "query", name: "key" },
    oauth: { type: "oauth2", flows: {} },
  },
};

let types: string;
let reader: TypesReader;
let built: JsonObject;

beforeAll(async () => {
  const info = { title: "Items", version: "1.0.0" };
  const servers = [{ url: "https://api.example.com/v1" }];
  const document = { openapi: "3.1.0", info, servers, paths: PATHS, components };
  built = (await build({ "a.md": pageOf(JSON.stringify(document)) })).document ?? {};
  types = await renderTypes(built, "api");
  reader = createTypesReader(types);
}, 120_000);

/** The client for the tasks of a document, on one line. */
function textOf(document: JsonObject, api = "my-api"): string {
  return taskClient(api, document, reader)?.module("./types.d.ts").replace(/\s+/g, " ") ?? "";
}

const withSecurity = (...names: string[]) => ({
  ...built,
  security: [Object.fromEntries(names.map((name) => [name, []]))],
});

describe("the client for tasks", () => {
  it.each([
    "export const createMyApi = defineTasks<paths>()({",
    'baseUrl: "https://api.example.com/v1",',
    '"exportTasks": { get: "/export/{id}",',
    '"jobs": { get: "/jobs/{id}", status: (task) => task.status, states: { "queued": "pending", "in progress": "running", "done": "succeeded", "failed": "failed" }, },',
    'headers: { "X-Version": "2026-01-31" }, tasks: {',
    "status: (task) => task.data?.status,",
    '"v1Dubs": { get: "/v1/dubs/{id}"',
    "progress: (task) => task.progress / 100,",
    "progress: (task) => task.progress && task.progress / 100,",
    "progress: (task) => task.pages.done / task.pages.total,",
    "progress: (task) => task.pages?.done && task.pages?.total && task.pages?.done / task.pages?.total,",
    "// progress: (task) => task.progress,",
    "// updatedAt: (task) => task.updated,",
    "updatedAt: (task) => task.updated_at * 1000,",
    "message: (task) => task.error?.message,",
    "message: (task) => task.errors?.[0]?.message,",
    '"runs": { get: "/runs/{id}", status: (task) => task.status, // The page does not list the words of the status. Add them. states: {}, },',
    '"api2": {',
    '// The states of "active", "on hold" are unknown. Add them. states: { "new": "pending", "finished": "succeeded", "failed": "failed" },',
  ])("has %s", (part) => {
    expect(textOf(built)).toContain(part);
  });

  it("leaves out a task whose status no function can read", () => {
    expect(textOf(built)).not.toContain("/either/");
  });

  it.each<[string[], string]>([
    [["bearer"], 'auth: { "env": "MY_API_API_KEY" },'],
    [["header"], 'auth: { "env": "MY_API_API_KEY", "header": "x-api-key" },'],
    [["basic"], 'auth: { "env": "MY_API_API_KEY", "scheme": "Basic" },'],
    [["oauth"], 'auth: { "env": "MY_API_ACCESS_TOKEN" },'],
    [["query"], '// Send the key in the query parameter "key" with the option `fetch`.'],
    [
      ["query", "bearer"],
      '// Send the key in the query parameter "key" with the option `fetch`. auth: {',
    ],
  ])("has the credential of %j", (names, part) => {
    expect(textOf(withSecurity(...names))).toContain(part);
  });

  it(
    "compiles, except that the compiler demands the states that are unknown",
    { timeout: 120_000 },
    () => {
      const clients = ["basic", "bearer", "query"].flatMap((name) => {
        const client = taskClient("my-api", withSecurity(name), reader);
        return client
          ? [[`${name}.ts`, `${client.module("./types.d.ts")}\n${client.usage}`] as const]
          : [];
      });
      const errors = compileModules(new Map([["types.d.ts", types], ...clients]));
      expect(errors).toEqual(
        clients.map(([name]) =>
          expect.stringMatching(new RegExp(`^${name}:\\d+: .*missing.*active, "?on hold`)),
        ),
      );
    },
  );

  it("does not exist without tasks", () => {
    expect(taskClient("api", {}, reader)).toBeUndefined();
  });
});
