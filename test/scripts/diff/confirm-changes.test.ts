import { describe, expect, it } from "vitest";
import { diffDocuments } from "../../../scripts/diff/diff-documents.ts";
import { diffTypes } from "../../../scripts/diff/diff-types.ts";

const documentWith = (schemas: Record<string, unknown>) => ({
  openapi: "3.1.0",
  info: { title: "x", version: "1" },
  paths: {},
  components: { schemas },
});
const withTask = (Task: unknown) => documentWith({ Task });

async function kindsOf(before: unknown, after: unknown): Promise<string[]> {
  const changes = await diffTypes(withTask(before), withTask(after));
  return changes.map(({ kind, location }) => `${kind} ${location}`);
}

describe("the generated types", () => {
  it("drop a change that they do not show", async () => {
    const [before, after] = [
      { type: "boolean" },
      { oneOf: [{ type: "boolean" }, { type: "boolean" }] },
    ];
    expect(diffDocuments(withTask(before), withTask(after))).not.toEqual([]);
    expect(await kindsOf(before, after)).toEqual([]);
  });

  it("keep a change that matters at run time only", async () => {
    const [before, after] = [
      { type: "string", format: "date" },
      { type: "string", format: "uuid" },
    ];
    expect(await kindsOf(before, after)).toEqual(["format-changed Task"]);
  });

  it("add a change that no rule describes", async () => {
    // A wrapper that demands a list too: no value fits.
    const before = { anyOf: [{ const: "x" }, { type: "null" }] };
    expect(diffDocuments(withTask(before), withTask({ ...before, type: "array" }))).toEqual([]);
    expect(await kindsOf(before, { ...before, type: "array" })).toEqual(["type-differs Task"]);
  });

  it("add nothing if a type is only written in another way", async () => {
    const User = { type: "object", properties: { name: { type: "string" } } };
    const task = (user: unknown) => ({ type: "object", properties: { user } });
    const inline = documentWith({ Task: task(User), User });
    const referring = documentWith({ Task: task({ $ref: "#/components/schemas/User" }), User });
    expect(await diffTypes(inline, referring)).toEqual([]);
  });

  it("are not asked if they cannot be generated", async () => {
    const broken = { $ref: "#/components/schemas/Missing" };
    expect(await kindsOf({ type: "string" }, broken)).not.toEqual([]);
  });
});
