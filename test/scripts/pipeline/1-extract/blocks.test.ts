import { describe, expect, it } from "vitest";
import {
  isSpecificationHeading,
  findCodeBlocks,
} from "../../../../scripts/pipeline/1-extract/blocks.ts";
import { extractDocuments } from "../../../../scripts/pipeline/1-extract/extract-page.ts";
import { pageOf } from "../../../support/endpoints.ts";

const BLOCK = "```yaml\na: 1\n```\n";

const nesting = (text: string) => findCodeBlocks(text).map(({ isNested }) => isNested);
const sections = (text: string) => findCodeBlocks(text).map(({ section }) => section);

describe("a block within a component", () => {
  it("is nested until the component closes", () => {
    expect(nesting(`<Steps>\n\n${BLOCK}\n</Steps>\n\n${BLOCK}`)).toEqual([true, false]);
  });

  it("is not nested on the next page when a component of this page never closes", () => {
    expect(nesting(`# A\n\n<Steps>\n\n${BLOCK}\n# B\n\n${BLOCK}`)).toEqual([true, false]);
  });

  it("is nested when a closing tag without an opening one comes before the component", () => {
    expect(nesting(`</Steps>\n\n<Steps>\n\n${BLOCK}`)).toEqual([true]);
  });

  it("is not nested after a component that closes on its own line", () => {
    expect(nesting(`<Card title="x" />\n\n${BLOCK}`)).toEqual([false]);
    expect(nesting(`<Note>Read this.</Note>\n\n${BLOCK}`)).toEqual([false]);
  });

  it.each([
    [
      "ends with a slash",
      '<Card\n  title="x"\n  icon={<Icon />}\n  onClick={() =>\n    a()}\n/>',
      false,
    ],
    ["ends before a text that is closed", '<Card\n  title="x"\n>Text</Card>', false],
    ["ends before more lines", '<Card\n  title="a > b"\n>\nText', true],
  ])("is nested only if the component stays open: a tag of several lines %s", (_, tag, isOpen) => {
    expect(nesting(`${tag}\n\n${BLOCK}`)).toEqual([isOpen]);
  });
});

describe("the pages that one file holds", () => {
  it("begin at first-level headings", () => {
    expect(sections(`# A\n\n${BLOCK}\n## B\n\n${BLOCK}\n# C\n\n${BLOCK}`)).toEqual([1, 1, 2]);
  });

  it("do not begin at the heading of a specification", () => {
    expect(sections(`# A\n\n# OpenAPI definition\n\n${BLOCK}`)).toEqual([1]);
  });

  it("do not begin at a comment within a block", () => {
    const text = `# A\n\n\`\`\`bash\n# install\n\`\`\`\n\n${BLOCK}`;
    expect(findCodeBlocks(text).map(({ heading, section }) => [heading, section])).toEqual([
      ["A", 1],
      ["A", 1],
    ]);
  });
});

it("finds the document of the second page after an unclosed component on the first", () => {
  const json = '{"openapi":"3.1.0","info":{"title":"A","version":"1"},"paths":{"/a":{}}}';
  const text = `# Guide\n\n<Steps>\n\nDo this.\n\n# OpenAPI\n\n# B\n\n\`\`\`json\n${json}\n\`\`\`\n`;
  expect(extractDocuments(pageOf(text)).documents).toHaveLength(1);
});

it.each([
  ["OpenAPI", true],
  ["OpenAPI Specification", true],
  ["openapi definition ##", true],
  ["AsyncAPI spec", true],
  ["OpenAPI 规范", true],
  ["OpenAPI仕様書", true],
  ["OpenAPI 명세", true],
  ["OpenAPI-Spezifikation", true],
  ["Спецификация OpenAPI", true],
  ["Spécification OpenAPI", true],
  ["OpenAPI 规范是什么", false],
  ["OpenAPI support", false],
  ["About OpenAPI", false],
])("the heading %j names a specification: %s", (heading, isNamed) => {
  expect(isSpecificationHeading(heading)).toBe(isNamed);
});
