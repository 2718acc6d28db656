import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { findMissingFacts } from "../../../scripts/add/missing-facts.ts";
import { draftOverlay } from "../../../scripts/add/draft-overlay.ts";
import { applyOverlay } from "../../../scripts/pipeline/4-overlay/overlay.ts";
import { buildApi } from "../../../scripts/pipeline/build-api.ts";
import type { JsonObject } from "../../../scripts/pipeline/values/json-object.ts";
import { fileOf } from "../../support/pages.ts";

const whole = {
  info: { title: "Items", version: "2" },
  servers: [{ url: "https://api.example.com" }],
  components: { securitySchemes: { key: {} } },
  paths: {},
};

const CLIPS = `openapi: 3.1.0
info: { title: Clips, version: "1" }
servers: [{ url: https://api.example.com }]
security: [{ key: [] }]
paths:
  /clips:
    get:
      operationId: listClips
      summary: List clips
      responses: { "200": { description: The clips. }, "204": { description: No clips. } }
components: { securitySchemes: { key: { type: http, scheme: bearer } } }
`;

/** The targets of the actions that would add the facts that a document does not state. */
const targetsOf = (document: JsonObject) =>
  findMissingFacts({ ...whole, ...document }, "api").map(({ target }) => target);

const responds = (response: JsonObject, path = "/items") => ({
  paths: { [path]: { post: { responses: { 400: response } } } },
});

describe("the facts that pages lack", () => {
  it("are empty if the pages state everything that the types need", () => {
    expect(targetsOf({})).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ["a title other than the API's name", { info: { title: "api", version: "2" } }, "$.info"],
    ["a version", { info: { title: "Items", version: "unknown" } }, "$.info"],
    ["servers", { servers: [{ url: "/" }] }, "$"],
    ["security schemes", { components: {} }, "$"],
    [
      "the body of an error",
      responds({ content: { "application/json": { schema: {} } } }),
      "$.paths['/items'].post.responses['400'].content['application/json'].schema",
    ],
  ])("include %s", (_, document, target) => {
    expect(targetsOf(document)).toEqual([target]);
  });

  it("include a shared response of several operations once", () => {
    const reference = { $ref: "#/components/responses/Bad" };
    const content = { "*/*": { schema: {} } };
    const components = { ...whole.components, responses: { Bad: { content } } };
    const paths = {
      "/items": { get: { responses: { 400: reference } }, post: { responses: { 400: reference } } },
    };
    expect(targetsOf({ components, paths })).toEqual([
      "$.components.responses['Bad'].content['*/*'].schema",
    ]);
  });

  it("include the body of a success that a page leaves out, with an action that adds it", async () => {
    const page = fileOf("page.yaml", CLIPS);
    const { document } = await buildApi({ name: "api", pages: [page] });
    const facts = findMissingFacts(document ?? {}, "api");
    expect(facts.map(({ target }) => target)).toEqual(["$.paths['/clips'].get.responses['200']"]);
    const filled = draftOverlay("api", facts).replace(/^# ?/gm, "");
    const overlay = fileOf("overlay.yaml", filled.slice(filled.indexOf("overlay: 1")));
    const built = await buildApi({ name: "api", pages: [page], overlay });
    expect(built.problems.map(({ rule }) => rule)).toEqual(["draft-action"]);
    expect(built.document?.["paths"]).toMatchObject({
      "/clips": {
        get: { responses: { 200: { content: { "*/*": { schema: { type: "object" } } } } } },
      },
    });
  });

  it("do not include servers when a path names them", () => {
    const paths = { "/items": { servers: [{ url: "https://items.example.com" }] } };
    expect(targetsOf({ servers: [{ url: "/" }], paths })).toEqual([]);
  });

  it("do not include the body of an error that the page describes", () => {
    const schema = { type: "object" };
    expect(targetsOf(responds({ content: { "application/json": { schema } } }))).toEqual([]);
  });
});

describe("the draft of an overlay", () => {
  const path = "/it's\\items";
  const document = {
    ...whole,
    ...responds({ content: { "application/json": { schema: {} } } }, path),
  };
  const draft = draftOverlay("api", findMissingFacts(document, "api"));

  it("consists of comments, so it changes nothing", () => {
    expect(draft.split("\n").every((line) => line === "" || line.startsWith("#"))).toBe(true);
  });

  it("is an overlay that applies once the comments are filled in", () => {
    const filled = draft
      .split("\n")
      .map((line) => line.replace(/^# ?/, ""))
      .slice(draft.split("\n").findIndex((line) => line.startsWith("# overlay:")))
      .join("\n");
    const { problems } = applyOverlay(document, parse(filled));
    expect(problems.filter(({ rule }) => rule !== "draft-action")).toEqual([]);
    expect(document.paths[path]).toMatchObject({
      post: {
        responses: { 400: { content: { "application/json": { schema: { type: "object" } } } } },
      },
    });
  });
});
