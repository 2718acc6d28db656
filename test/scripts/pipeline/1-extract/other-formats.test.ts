import { describe, expect, it } from "vitest";
import { extractDocuments } from "../../../../scripts/pipeline/1-extract/extract-page.ts";
import {
  hasOpenApiContent,
  isOpenApi,
} from "../../../../scripts/pipeline/1-extract/other-formats.ts";
import { pageOf } from "../../../support/endpoints.ts";

const YAML = "openapi: 3.1.0\ninfo:\n  title: A\n  version: '1'\npaths:\n  /a: {}\n";
const BROKEN = "openapi: 3.1.0\npaths: a: b\n";
const fenced = (content: string, fence = "```") => `${fence}yaml\n${content}${fence}\n`;

/** The number of documents on a page, and the problems. */
function read(text: string) {
  const { documents, problems } = extractDocuments(pageOf(text));
  return [documents.length, ...problems.map(({ severity, rule }) => `${severity} ${rule}`)];
}

describe("a value is an OpenAPI document", () => {
  it.each([
    [{ openapi: "3.1.0" }, true],
    [{ openapi: "3.0" }, true],
    [{ openapi: 3.1 }, true],
    [{ openapi: 3 }, true],
    [{ openapi: "3" }, false],
    [{ openapi: "2.0" }, false],
    [{ openapi: "openapi.yaml" }, false],
    [{}, false],
    [["3.1.0"], false],
  ])("%j: %s", (value, expected) => {
    expect(isOpenApi(value)).toBe(expected);
  });

  it.each(["paths", "components", "webhooks"])("and complete when it has %s", (key) => {
    expect(hasOpenApiContent({ openapi: "3.1.0", [key]: {} })).toBe(true);
    expect(hasOpenApiContent({ openapi: "3.1.0", [key]: null })).toBe(false);
  });
});

describe("a file without a document", () => {
  it.each([
    ["", "the page holds no text. Paste or fetch the text of the documentation page."],
    [" \n\t\n", "the page holds no text. Paste or fetch the text of the documentation page."],
    [
      "Some text.\n",
      "the page holds only prose. If it describes an operation, fetch the Markdown version of the page.",
    ],
    [
      YAML.replace("3.1.0", "4.0.0"),
      "the page holds a document with an unknown version of OpenAPI. Use a document in Swagger 2.0 or OpenAPI 3.",
    ],
  ])("is described: %j", (text, description) => {
    const { problems } = extractDocuments(pageOf(text));
    expect(problems.map(({ message }) => message)).toEqual([
      `No OpenAPI document found: ${description}`,
    ]);
  });
});

describe("a block that cannot be parsed", () => {
  it("is an error if only its version shows that it is a specification", () => {
    expect(read(`# A\n\n${fenced(BROKEN)}`)).toEqual([0, "error yaml-syntax"]);
  });

  it("is not an error if it has no version", () => {
    expect(read(`# A\n\n${fenced("openapi: a.yaml\npaths: a: b\n")}`)).toEqual([
      0,
      "info no-specification",
    ]);
  });

  it("is the only problem of its page, which is then not described as prose", () => {
    expect(read(`# A\n\n## OpenAPI\n\n${fenced(BROKEN)}`)).toEqual([0, "error yaml-syntax"]);
  });
});

describe("a fence that was never closed", () => {
  it("is not suspected when a longer fence holds an example of a specification", () => {
    const content = `${YAML}x-text: |\n  \`\`\`yaml\n  openapi: 3.1.0\n  \`\`\`\n`;
    expect(read(`# A\n\n## OpenAPI\n\n${fenced(content, "````")}`)).toEqual([1]);
  });
});

it("more than 5,000 blocks are refused at the first one too many", () => {
  const block = `## OpenAPI\n\n${fenced("openapi: 3.1.0\npaths: {}\n")}\n`;
  const { problems } = extractDocuments(pageOf(block.repeat(5001)));
  const [problem] = problems;
  expect(problem).toMatchObject({ severity: "error", rule: "too-many-blocks" });
  expect(problem?.at?.offset).toBe(5000 * block.length + block.indexOf("```"));
});
