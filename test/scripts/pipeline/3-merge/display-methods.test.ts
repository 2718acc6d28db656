import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { buildApi } from "../../../../scripts/pipeline/build-api.ts";
import { documentOf, errorsOf, fileOf } from "../../../support/pages.ts";

const PAGE = `# Items

<DisplayMethod path="/items" method="get" />

Lists the items.

<DisplayMethod path="/items" method="POST" />

Adds an item.
`;

const operation = { responses: { 204: { description: "Nothing." } } };

async function errorsWith(paths: object): Promise<string[]> {
  const handwritten = fileOf("openapi.yaml", documentOf({}, paths));
  return errorsOf(await buildApi({ name: "api", pages: [fileOf("items.mdx", PAGE)], handwritten }));
}

describe("the <DisplayMethod> elements of a page of prose", () => {
  test("match the operations of the hand-written file", async () => {
    expect(await errorsWith({ "/items": { get: operation, post: operation } })).toEqual([]);
  });

  test("report an operation that the file lacks, at the line of the page", async () => {
    expect(await errorsWith({ "/items": { get: operation } })).toEqual([
      "items.mdx:7:1: The page documents POST /items, but the hand-written file does not have it. Add the operation.",
    ]);
  });

  test("report an operation that only the file has, at the line of the file", async () => {
    const paths = { "/items": { get: operation, post: operation, delete: operation } };
    const text = documentOf({}, paths).split("\n");
    const line = text.findIndex((row) => row.includes('"delete"')) + 1;
    expect(await errorsWith(paths)).toEqual([
      `openapi.yaml:${line}:7: DELETE /items has no <DisplayMethod> element on specs/api/items.mdx. Remove the operation, or correct its path.`,
    ]);
  });

  test("do not match a path that differs in one character", async () => {
    expect(await errorsWith({ "/item": { get: operation, post: operation } })).toHaveLength(4);
  });

  test("occur four times on the legacy page", () => {
    const page = readFileSync("specs/twelvelabs-legacy/pages/indexes-tasks.mdx", "utf8");
    expect(page.match(/<DisplayMethod /g)).toHaveLength(4);
  });
});
