import { describe, expect, it } from "vitest";
import { extractDocuments } from "../../../../scripts/pipeline/1-extract/extract-page.ts";
import { startOfSpecificationFile } from "../../../../scripts/pipeline/1-extract/specification-file.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { pageOf } from "../../../support/endpoints.ts";

const YAML = "openapi: 3.1.0\ninfo:\n  title: A\n  version: '1'\npaths:\n  /a: {}\n";
const JSON_TEXT = '{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}\n';
const FRONT_MATTER = "---\ntitle: 'openapi: 3.1.0'\nurl: https://example.com/a.yaml\n---\n\n";
const fenced = (content: string) => `\`\`\`yaml\n${content}\`\`\`\n`;

describe("a file is a document without a page around it", () => {
  it.each([
    [YAML, true],
    [`---\n${YAML}`, true],
    [`# A comment\n\n---\n${YAML}`, true],
    ['{"openapi": "3.1.0"}', true],
    ["{\n", true],
    ["openapi: '3.1.0'\n", true],
    ["openapi: get /a\n", false],
    ["#A heading without a space\n", false],
    [`# A\n\n${fenced(YAML)}`, false],
    ["", false],
    ["---\nopenapi: 3.1.0\ntitle: A\n", true],
    ["---\nopenapi: 3-items.json get /a\n---\n\nText.\n", false],
  ])("%j: %s", (text, expected) => {
    expect(startOfSpecificationFile(pageOf(text)) !== undefined).toBe(expected);
  });
});

describe("a specification after front matter", () => {
  it.each([
    ["page.md", YAML],
    ["page.md", JSON_TEXT],
    ["page.yaml", YAML],
    ["page.md", YAML.replaceAll("\n", "\r\n")],
    ["page.md", YAML.replace("3.1.0", "3.0")],
  ])("is read from %s: %j", (name, text) => {
    const { documents, problems } = extractDocuments(pageOf(FRONT_MATTER + text, name));
    expect(problems).toEqual([]);
    expect(documents).toHaveLength(1);
  });

  it("is read if the front matter is empty", () => {
    const { documents, problems } = extractDocuments(pageOf(`---\n---\n${YAML}`));
    expect(problems).toEqual([]);
    expect(documents).toHaveLength(1);
  });
});

describe("a file that cannot be read", () => {
  /** The errors of a file, with their lines and columns. */
  const errorsIn = (text: string, name = "page.md") =>
    extractDocuments(pageOf(text, name)).problems.map(({ message, at }) => {
      const { line, column } = at ? lineAndColumn(at) : { line: 0, column: 0 };
      return `${line}:${column} ${message}`;
    });

  it("names the line where a second document begins", () => {
    const message =
      "The YAML cannot be parsed. A second YAML document begins here. Keep one document per file or code block.";
    const text = `${YAML}---\n${YAML}`;
    expect(errorsIn(text, "page.yaml")).toEqual([`7:1 ${message}`]);
    expect(errorsIn(`# A\n\n## OpenAPI\n\n${fenced(text)}`)).toEqual([`12:1 ${message}`]);
  });

  it("names the line and column of a fault in JSON", () => {
    const faulty = JSON_TEXT.replace('"A"', '"A \\`b\\`"');
    expect(errorsIn(FRONT_MATTER + faulty)).toEqual([
      "6:43 The JSON cannot be parsed. The quoted text has an escape sequence that does not exist. Correct it, or write two backslashes for one.",
    ]);
    expect(errorsIn(JSON_TEXT.trim().slice(0, -1), "page.json")).toEqual([
      "1:73 The JSON cannot be parsed. The text ends too early: a bracket or a quote is not closed. Close it, or fetch the page again if it is cut off.",
    ]);
  });

  it("names the line of a fault in YAML", () => {
    expect(errorsIn(`${YAML}a: b: c\n`)).toEqual([
      "7:4 The YAML cannot be parsed. A second colon makes this a map inside one line. Put the text in quotes, or begin a new line.",
    ]);
  });
});
