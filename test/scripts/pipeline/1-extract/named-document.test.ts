import { describe, expect, it } from "vitest";
import { extractDocuments } from "../../../../scripts/pipeline/1-extract/extract-page.ts";
import { pageOf } from "../../../support/endpoints.ts";

const messagesFor = (text: string) =>
  extractDocuments(pageOf(text, "page.mdx")).problems.map(({ message }) => message);

describe("a page that names its document", () => {
  it.each([
    ["---\ntitle: A\nopenapi: 'openapi.json POST /items'\n---\n", "openapi.json"],
    [
      '---\nopenapi: "https://example.com/api.yaml GET /items"\n---\n',
      "https://example.com/api.yaml",
    ],
    ["---\nopenapi: /specs/items.yml get /items\n---\n", "/specs/items.yml"],
    ["---\nopenapi: items.json webhook created\n---\n", "items.json"],
    [
      '# A\n\n{% openapi-operation spec="items" path="/items" method="get" %}\n[OpenAPI items](https://example.com/raw/items.json)\n{% endopenapi-operation %}\n',
      "https://example.com/raw/items.json",
    ],
    [
      '# A\n\n{% openapi src="https://example.com/items.yaml" path="/items" method="get" %}\n',
      "https://example.com/items.yaml",
    ],
    ['# A\n\n<redoc spec-url="/openapi.yaml"></redoc>\n', "/openapi.yaml"],
    [
      '# A\n\n<script id="api-reference" data-url="https://example.com/a.json"></script>\n',
      "https://example.com/a.json",
    ],
    ["# A\n\n!!swagger openapi.json!!\n", "openapi.json"],
  ])("is reported with the name: %j", (text, target) => {
    expect(messagesFor(text)).toEqual([
      `No OpenAPI document found: the page points to its document, ${target}. Fetch that document and use it as the page.`,
    ]);
  });

  it("is reported with the setting that names it when the page does not", () => {
    expect(messagesFor("---\ntitle: A\nopenapi: GET /items\n---\n")).toEqual([
      "No OpenAPI document found: the page points to an operation of a document. Use that document as the page; Mintlify's `docs.json` names it as `openapi`.",
    ]);
    expect(messagesFor(`---\nid: a\napi: ${"eJzt".repeat(20)}\n---\n`)).toEqual([
      "No OpenAPI document found: Docusaurus made the page from an OpenAPI file. Use that file as the page; `docusaurus.config` names it as `specPath`.",
    ]);
  });

  it("does not exist when prose mentions OpenAPI", () => {
    expect(messagesFor("# A\n\nThe openapi file describes `GET /items`.\n")).toEqual([
      "No OpenAPI document found: the page holds only prose. If it describes an operation, fetch the Markdown version of the page.",
    ]);
  });
});
