import { describe, expect, it } from "vitest";
import { mergeDocuments } from "../../../../scripts/pipeline/3-merge/merge.ts";
import {
  isObject,
  objectAt,
  type JsonObject,
} from "../../../../scripts/pipeline/values/json-object.ts";
import { documentWith } from "../../../support/documents.ts";

const info = (title: string) => ({ title, version: "1" });
const thing = (type: string, others: JsonObject = {}) => ({
  components: { schemas: { Thing: { type }, ...others } },
});

/** Pages `a`, `b`, … of one API, each with the keys of its root. */
function merge(...roots: JsonObject[]) {
  return mergeDocuments(
    roots.map((root, index) => documentWith(String.fromCharCode(97 + index), root)),
    "api",
  );
}

/** The type of each component schema. */
function typesOf({ document }: { document: JsonObject }) {
  const schemas = Object.entries(objectAt(document["components"], "schemas"));
  return Object.fromEntries(
    schemas.map(([name, schema]) => [name, isObject(schema) ? schema["type"] : undefined]),
  );
}

describe("the variant that keeps its name", () => {
  it("is that of the largest publication, even if more pages of another one define it", () => {
    const merged = merge(
      { info: info("Others"), ...thing("integer") },
      { info: info("Others"), ...thing("integer") },
      { info: info("Things"), ...thing("string") },
      { info: info("Things") },
      { info: info("Things") },
    );
    expect(typesOf(merged)).toEqual({ Thing: "string", Thing_Others: "integer" });
  });

  it("is that of the most pages if the publications are equally large", () => {
    const merged = merge(
      { info: info("Others"), ...thing("integer") },
      { info: info("Others") },
      { info: info("Things"), ...thing("string") },
      { info: info("Things"), ...thing("string") },
    );
    expect(typesOf(merged)).toEqual({ Thing: "string", Thing_Others: "integer" });
  });

  it("is that of the newest version, even if more pages have an older one", () => {
    const merged = merge(
      { info: { title: "Things", version: "1.9.0" }, ...thing("integer") },
      { info: { title: "Things", version: "1.9.0" }, ...thing("integer") },
      { info: { title: "Things", version: "1.10.0" }, ...thing("string") },
    );
    expect(typesOf(merged)).toEqual({ Thing: "string", Thing_1_9_0: "integer" });
  });

  it("is decided by its text if nothing else differs, and never by the name of a file", () => {
    const others = { info: info("Others"), ...thing("string") };
    const things = { info: info("Things"), ...thing("integer") };
    const expected = { Thing: "integer", Thing_Others: "string" };
    expect(typesOf(merge(others, things))).toEqual(expected);
    expect(typesOf(merge(things, others))).toEqual(expected);
  });
});

describe("the new name of a component", () => {
  it("is not yet the name of another component", () => {
    const merged = merge(
      { info: info("Things"), ...thing("string", { Thing_Others: { type: "boolean" } }) },
      { info: info("Things") },
      { info: info("Others"), ...thing("integer") },
    );
    expect(typesOf(merged)).toEqual({
      Thing: "string",
      Thing_Others: "boolean",
      Thing_Others_2: "integer",
    });
  });

  it("does not change references to a component of another section", () => {
    const reference = { $ref: "#/components/responses/Thing" };
    const others = (type: string) => ({
      components: {
        schemas: { Thing: { type } },
        responses: { Thing: { description: "A thing." } },
      },
    });
    const paths = (name: string) => ({ [`/${name}`]: { get: { responses: { 200: reference } } } });
    const { document } = merge(
      { info: info("Things"), paths: paths("a"), ...others("string") },
      { info: info("Others"), paths: paths("b"), ...others("integer") },
    );
    expect(objectAt(document, "paths")["/b"]).toEqual({ get: { responses: { 200: reference } } });
  });

  it("follows into security requirements", () => {
    const secured = (title: string, name: string) => ({
      info: info(title),
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: "apiKey", in: "header", name } } },
    });
    const { document } = merge(secured("Things", "x-a"), secured("Others", "x-b"));
    expect(objectAt(document, "paths")).toMatchObject({
      "/a": { get: { security: [{ key: [] }] } },
      "/b": { get: { security: [{ key_Others: [] }] } },
    });
  });
});

describe("components that differ only in what they refer to", () => {
  const list = { List: { type: "array", items: { $ref: "#/components/schemas/Thing" } } };

  it("are renamed too, without a problem of their own", () => {
    const merged = merge(
      { info: info("Things"), ...thing("string", list) },
      { info: info("Things") },
      { info: info("Others"), ...thing("integer", list) },
    );
    expect(Object.keys(typesOf(merged))).toEqual(["Thing", "List", "Thing_Others", "List_Others"]);
    expect(merged.problems.map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ["page-groups", "/components/schemas/Thing"],
    ]);
  });

  it("are told apart by which of their targets differ", () => {
    const [thingRef, partRef] = ["Thing", "Part"].map((name) => ({
      $ref: `#/components/schemas/${name}`,
    }));
    const any = { anyOf: [thingRef, partRef] };
    const withParts = (schemas: JsonObject) => ({
      components: { schemas: { Any: any, ...schemas } },
    });
    const { document } = merge(
      {
        info: info("Things"),
        ...withParts({ Thing: { type: "string" }, Part: { type: "string" } }),
      },
      { info: info("Things") },
      { info: info("Others"), ...withParts({ Thing: { type: "integer" } }) },
      { info: info("Rest"), ...withParts({ Part: { type: "integer" } }) },
    );
    const schemas = objectAt(document["components"], "schemas");
    expect(schemas["Any_Others"]).toEqual({
      anyOf: [{ $ref: "#/components/schemas/Thing_Others" }, partRef],
    });
    expect(schemas["Any_Rest"]).toEqual({
      anyOf: [thingRef, { $ref: "#/components/schemas/Part_Rest" }],
    });
  });

  it("are not named in the warning when nothing tells the pages apart", () => {
    const merged = merge(thing("string", list), thing("integer", list));
    expect(Object.keys(typesOf(merged))).toEqual(["Thing", "List", "Thing_2", "List_2"]);
    expect(merged.problems.map(({ severity, rule, pointer }) => [severity, rule, pointer])).toEqual(
      [["warning", "disagreeing-pages", "/components/schemas/Thing"]],
    );
  });
});

describe("pages of one group that disagree", () => {
  const messagesOf = ({ problems }: { problems: { rule: string; message: string }[] }) =>
    problems.map(({ rule, message }) => `${rule}: ${message}`);

  it("are named without pages of other groups, and the form of most of them keeps the name", () => {
    const [things, rest] = [info("Things"), info("Rest")];
    const merged = merge(
      { info: things, ...thing("string") },
      { info: rest, ...thing("string") },
      { info: rest, ...thing("integer") },
      { info: things, ...thing("string") },
      { info: things },
      { info: info("Others"), ...thing("boolean") },
    );
    expect(typesOf(merged)).toEqual({
      Thing: "string",
      Thing_2: "integer",
      Thing_Others: "boolean",
    });
    expect(messagesOf(merged)).toEqual([
      'disagreeing-pages: Schema "Thing" differs from the one at specs/api/b.md:16:7, and nothing on the pages tells them apart. Renamed to "Thing_2". This form is on 1 page, the other one is on 1 page. Some of these pages look stale. Pull them again: specs/api/b.md, specs/api/c.md.',
      'page-groups: Schema "Thing" differs from the one at specs/api/a.md:16:7 (different title). Renamed to "Thing_Others".',
    ]);
  });

  it("are named up to ten, and counted", () => {
    const few = Array.from({ length: 12 }, () => thing("integer"));
    const many = Array.from({ length: 13 }, () => thing("string"));
    const [message = ""] = messagesOf(merge(...few, ...many));
    expect(message).toContain("This form is on 12 pages, the other one is on 13 pages.");
    expect(message).toMatch(
      /These pages look stale. Pull them again: .*specs\/api\/j.md and 2 more.$/,
    );
  });

  it("get a warning of their own beside pages of another group that have the same form", () => {
    const merged = merge(
      { ...thing("string") },
      { ...thing("string") },
      { ...thing("integer") },
      { info: info("Others"), ...thing("integer") },
    );
    expect(typesOf(merged)).toEqual({ Thing: "string", Thing_2: "integer" });
    expect(merged.problems.map(({ rule, at }) => [rule, at?.page.path])).toEqual([
      ["disagreeing-pages", "c.md"],
      ["page-groups", "d.md"],
    ]);
  });
});
