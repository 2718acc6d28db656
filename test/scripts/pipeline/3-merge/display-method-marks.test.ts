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

describe("the endpoints that a page of prose marks", () => {
  test("are those of the file that was written by hand from it", async () => {
    expect(await errorsWith({ "/items": { get: operation, post: operation } })).toEqual([]);
  });

  test("and that the file lacks are named at the page's line", async () => {
    expect(await errorsWith({ "/items": { get: operation } })).toEqual([
      "items.mdx:7:1: The page marks POST /items, which the hand-written file lacks: add the operation.",
    ]);
  });

  test("are missed where the file has more, at the file's line", async () => {
    const paths = { "/items": { get: operation, post: operation, delete: operation } };
    const text = documentOf({}, paths).split("\n");
    const line = text.findIndex((row) => row.includes('"delete"')) + 1;
    expect(await errorsWith(paths)).toEqual([
      `openapi.yaml:${line}:7: DELETE /items has no <DisplayMethod> mark on items.mdx: remove the operation or correct its path.`,
    ]);
  });

  test("differ when the path does, by a single character", async () => {
    expect(await errorsWith({ "/item": { get: operation, post: operation } })).toHaveLength(4);
  });

  test("are four on the legacy page", () => {
    const page = readFileSync("specs/twelvelabs-legacy/pages/indexes-tasks.mdx", "utf8");
    expect(page.match(/<DisplayMethod /g)).toHaveLength(4);
  });
});
