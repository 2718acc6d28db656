import { describe, expect, it } from "vitest";
import { diffDocuments } from "../../../scripts/diff/diff-documents.ts";

type Schemas = Record<string, unknown>;

// Each rung doubles the time of code that climbs a ladder twice: enough to fail, not to hang.
const RUNGS = 22;

/** A document in which `GET /tasks` answers with `Task`. */
function answering(schemas: Schemas, path = "/tasks") {
  const schema = { $ref: "#/components/schemas/Task" };
  const response = { description: "ok", content: { "application/json": { schema } } };
  return {
    openapi: "3.1.0",
    paths: { [path]: { get: { responses: { "200": response } } } },
    components: { schemas },
  };
}

const withStatus = (status: unknown) =>
  answering({ Task: { type: "object", properties: { status } } });

const messages = (base: object, revision: object) =>
  diffDocuments({ ...base }, { ...revision }).map((change) => change.message);

describe("messages", () => {
  it("spell both types", () => {
    const found = messages(
      withStatus({ type: ["string", "null"] }),
      withStatus({ type: "array", items: { enum: ["a", 1] } }),
    );
    expect(found).toContain('was string | null, is ("a" | 1)[] now');
  });

  it("cut a long list of values", () => {
    const values = Array.from({ length: 9 }, (_, index) => `v${index}`);
    const found = messages(withStatus({ type: "string" }), withStatus({ enum: values }));
    expect(found).toEqual(['is one of a fixed list now: "v0", "v1", "v2", "v3", "v4", "v5", …']);
  });

  it("name the new name of a component", () => {
    const task = { type: "object", properties: { id: { type: "string" } } };
    const job = { openapi: "3.1.0", paths: {}, components: { schemas: { Job: task } } };
    expect(messages({ ...job, components: { schemas: { Task: task } } }, job)).toEqual([
      "is named Job now; so is its exported type",
    ]);
  });
});

describe("pointers", () => {
  it("lead to the changed node of the revision", () => {
    const [change] = diffDocuments(withStatus({ const: "a" }), withStatus({ const: "b" }));
    expect(change?.pointer).toBe("/components/schemas/Task/properties/status");
  });

  it("lead to the parent of what is gone", () => {
    const [change] = diffDocuments(withStatus({}), answering({ Task: { type: "object" } }));
    expect(change?.pointer).toBe("/components/schemas/Task");
  });

  it("escape slashes", () => {
    const base = answering({ Task: { type: "string" } }, "/a/~b");
    const revision = { ...base, paths: { "/a/~b": { get: { responses: {}, operationId: "x" } } } };
    const pointers = diffDocuments(base, revision).map(({ pointer }) => pointer);
    expect(pointers).toContain("/paths/~1a~1~0b/get");
  });
});

describe("untrusted documents", () => {
  it("ends on components that hold each other in a ring of unions", () => {
    const ring = (leaf: string) =>
      answering({
        Task: { oneOf: [{ $ref: "#/components/schemas/Job" }, { type: leaf }] },
        Job: { anyOf: [{ $ref: "#/components/schemas/Task" }, { type: "boolean" }] },
      });
    expect(messages(ring("string"), ring("integer"))).toEqual([
      "may be integer now",
      "is never string now",
    ]);
  });

  it("ends on an open schema against a union that holds itself", () => {
    const self = { $ref: "#/components/schemas/Union" };
    const union = { oneOf: [self, { type: "string" }] };
    const inline = answering({ Task: { properties: { status: {} } } });
    const holding = answering({ Task: { properties: { status: self } }, Union: union });
    expect(messages(inline, holding)).toContain("may be string now");
    expect(messages(holding, inline)).toContain("is never string now");
  });

  it("compares a ladder of components in time that grows with its rungs", () => {
    const ladder = (leaf: string) => {
      const rungs = Array.from({ length: RUNGS }, (_, rung) => {
        const next = { $ref: `#/components/schemas/R${rung + 1}` };
        return [`R${rung}`, { properties: { left: next, right: next } }];
      });
      const Task = { $ref: "#/components/schemas/R0" };
      return answering({ ...Object.fromEntries(rungs), [`R${RUNGS}`]: { type: leaf }, Task });
    };
    expect(messages(ladder("string"), ladder("integer"))).toEqual(["was string, is integer now"]);
  });

  it("ends on a plain schema against a union that holds itself", () => {
    const union = { oneOf: [{ $ref: "#/components/schemas/Task" }, { type: "string" }] };
    const inline = withStatus({ type: "string" });
    const holding = answering({ Task: { properties: { status: { oneOf: [union] } } } });
    expect(() => diffDocuments(inline, holding)).not.toThrow();
    expect(() => diffDocuments(holding, inline)).not.toThrow();
  });

  it("folds a ladder of allOf in time that grows with its rungs", () => {
    const rungs = Array.from({ length: RUNGS }, (_, rung) => {
      const next = { $ref: `#/components/schemas/R${rung + 1}` };
      return [`R${rung}`, { allOf: [next, next, { properties: { [`p${rung}`]: {} } }] }];
    });
    const task = { allOf: [{ $ref: "#/components/schemas/R0" }, { type: "object" }] };
    const base = answering({ ...Object.fromEntries(rungs), Task: task });
    const revision = answering({ Task: { type: "object" } });
    const gone = diffDocuments(base, revision).filter(({ kind }) => kind === "property-removed");
    expect(gone).toHaveLength(RUNGS);
  });

  it("finds nothing in prototypes", () => {
    const base = answering({ Task: { $ref: "#/constructor" } });
    const revision = answering({ Task: { $ref: "#/constructor", description: "x" } });
    expect(diffDocuments(base, revision)).toEqual([]);
  });

  it.each([
    ["an empty document", {}],
    ["words where maps belong", { paths: "x", components: [], servers: 3, security: {} }],
    ["null everywhere", { paths: { "/a": { get: null } }, components: { schemas: { A: null } } }],
    ["lists of the wrong things", { paths: { "/a": { get: { parameters: [1, {}, null] } } } }],
  ])("compares %s without a fault", (_title, odd) => {
    const sound = withStatus({ type: "string" });
    expect(() => [diffDocuments(odd, sound), diffDocuments(sound, odd)]).not.toThrow();
  });
});
