import { describe, expect, it } from "vitest";
import { diffDocuments } from "../../../scripts/diff/diff-documents.ts";

type Schemas = Record<string, unknown>;

// Code that visits every path would need 2^22 steps: too slow to pass, fast enough not to hang.
const DEPTH = 22;

/** A document in which `GET /tasks` returns `Task`. */
function documentWith(schemas: Schemas, path = "/tasks") {
  const schema = { $ref: "#/components/schemas/Task" };
  const response = { description: "ok", content: { "application/json": { schema } } };
  return {
    openapi: "3.1.0",
    paths: { [path]: { get: { responses: { "200": response } } } },
    components: { schemas },
  };
}

const withStatus = (status: unknown) =>
  documentWith({ Task: { type: "object", properties: { status } } });

const messages = (base: object, revision: object) =>
  diffDocuments({ ...base }, { ...revision }).map((change) => change.message);

describe("messages", () => {
  it("contain both types", () => {
    const found = messages(
      withStatus({ type: ["string", "null"] }),
      withStatus({ type: "array", items: { enum: ["a", 1] } }),
    );
    expect(found).toContain('changed from string | null to ("a" | 1)[]');
  });

  it("contain at most six values", () => {
    const values = Array.from({ length: 9 }, (_, index) => `v${index}`);
    const found = messages(withStatus({ type: "string" }), withStatus({ enum: values }));
    expect(found).toEqual(['is now limited to "v0", "v1", "v2", "v3", "v4", "v5", …']);
  });

  it("contain the new name of a component", () => {
    const task = { type: "object", properties: { id: { type: "string" } } };
    const job = { openapi: "3.1.0", paths: {}, components: { schemas: { Job: task } } };
    expect(messages({ ...job, components: { schemas: { Task: task } } }, job)).toEqual([
      "was renamed to Job together with its exported type",
    ]);
  });
});

describe("pointers", () => {
  it("lead to the changed node of the revision", () => {
    const [change] = diffDocuments(withStatus({ const: "a" }), withStatus({ const: "b" }));
    expect(change?.pointer).toBe("/components/schemas/Task/properties/status");
  });

  it("lead to the parent of a removed node", () => {
    const [change] = diffDocuments(withStatus({}), documentWith({ Task: { type: "object" } }));
    expect(change?.pointer).toBe("/components/schemas/Task");
  });

  it("escape slashes in paths", () => {
    const base = documentWith({ Task: { type: "string" } }, "/a/~b");
    const revision = { ...base, paths: { "/a/~b": { get: { responses: {}, operationId: "x" } } } };
    const pointers = diffDocuments(base, revision).map(({ pointer }) => pointer);
    expect(pointers).toContain("/paths/~1a~1~0b/get");
  });
});

describe("untrusted documents", () => {
  it("ends if two unions refer to each other", () => {
    const ring = (leaf: string) =>
      documentWith({
        Task: { oneOf: [{ $ref: "#/components/schemas/Job" }, { type: leaf }] },
        Job: { anyOf: [{ $ref: "#/components/schemas/Task" }, { type: "boolean" }] },
      });
    expect(messages(ring("string"), ring("integer"))).toEqual([
      "can now be integer",
      "can no longer be string",
    ]);
  });

  it("ends if an empty schema became a union that refers to itself", () => {
    const self = { $ref: "#/components/schemas/Union" };
    const union = { oneOf: [self, { type: "string" }] };
    const inline = documentWith({ Task: { properties: { status: {} } } });
    const holding = documentWith({ Task: { properties: { status: self } }, Union: union });
    expect(messages(inline, holding)).toContain("can now be string");
    expect(messages(holding, inline)).toContain("can no longer be string");
  });

  it("compares components that are used many times only once", () => {
    const chain = (leaf: string) => {
      const components = Array.from({ length: DEPTH }, (_, level) => {
        const next = { $ref: `#/components/schemas/R${level + 1}` };
        return [`R${level}`, { properties: { left: next, right: next } }];
      });
      const Task = { $ref: "#/components/schemas/R0" };
      return documentWith({
        ...Object.fromEntries(components),
        [`R${DEPTH}`]: { type: leaf },
        Task,
      });
    };
    expect(messages(chain("string"), chain("integer"))).toEqual(["changed from string to integer"]);
  });

  it("ends if a plain schema became a union that refers to itself", () => {
    const union = { oneOf: [{ $ref: "#/components/schemas/Task" }, { type: "string" }] };
    const inline = withStatus({ type: "string" });
    const holding = documentWith({ Task: { properties: { status: { oneOf: [union] } } } });
    expect(() => diffDocuments(inline, holding)).not.toThrow();
    expect(() => diffDocuments(holding, inline)).not.toThrow();
  });

  it("merges parts of allOf that are used many times only once", () => {
    const components = Array.from({ length: DEPTH }, (_, level) => {
      const next = { $ref: `#/components/schemas/R${level + 1}` };
      return [`R${level}`, { allOf: [next, next, { properties: { [`p${level}`]: {} } }] }];
    });
    const task = { allOf: [{ $ref: "#/components/schemas/R0" }, { type: "object" }] };
    const base = documentWith({ ...Object.fromEntries(components), Task: task });
    const revision = documentWith({ Task: { type: "object" } });
    const removed = diffDocuments(base, revision).filter(({ kind }) => kind === "property-removed");
    expect(removed).toHaveLength(DEPTH);
  });

  it("ends if a callback refers to itself", () => {
    const callbacks = { done: { $ref: "#/components/callbacks/Done" } };
    const calling = (type: string) => ({
      paths: { "/a": { post: { callbacks } } },
      components: {
        callbacks: {
          Done: {
            "{$request.body#/url}": {
              post: { callbacks, requestBody: { content: { a: { schema: { type } } } } },
            },
          },
        },
      },
    });
    expect(messages(calling("string"), calling("integer"))).toEqual([
      "changed from string to integer",
    ]);
  });

  it("compares callbacks inside callbacks only once", () => {
    const chain = (summary: string) => {
      const callbacks = Array.from({ length: DEPTH }, (_, level) => {
        const next = { $ref: `#/components/callbacks/C${level + 1}` };
        const post = { summary, deprecated: summary === "now", callbacks: { a: next, b: next } };
        return [`C${level}`, { "{$request.body#/url}": { post } }];
      });
      const first = { $ref: "#/components/callbacks/C0" };
      return {
        paths: { "/a": { post: { callbacks: { a: first } } } },
        components: { callbacks: Object.fromEntries(callbacks) },
      };
    };
    expect(messages(chain("before"), chain("now"))).toContain("is now deprecated");
  });

  it("ignores inherited properties of JavaScript objects", () => {
    const base = documentWith({ Task: { $ref: "#/constructor" } });
    const revision = documentWith({ Task: { $ref: "#/constructor", description: "x" } });
    expect(diffDocuments(base, revision)).toEqual([]);
  });

  it.each([
    ["an empty document", {}],
    ["strings in place of objects", { paths: "x", components: [], servers: 3, security: {} }],
    ["null everywhere", { paths: { "/a": { get: null } }, components: { schemas: { A: null } } }],
    ["lists with wrong entries", { paths: { "/a": { get: { parameters: [1, {}, null] } } } }],
  ])("does not throw for %s", (_title, odd) => {
    const valid = withStatus({ type: "string" });
    expect(() => [diffDocuments(odd, valid), diffDocuments(valid, odd)]).not.toThrow();
  });
});
