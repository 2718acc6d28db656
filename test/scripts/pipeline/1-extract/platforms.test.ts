import { describe, expect, it } from "vitest";
import { findCodeBlocks } from "../../../../scripts/pipeline/1-extract/blocks.ts";
import { extractDocuments } from "../../../../scripts/pipeline/1-extract/extract-page.ts";
import {
  mayBeSpecification,
  isPresentedAsSpecification,
  readInfoString,
} from "../../../../scripts/pipeline/1-extract/platforms.ts";
import { pageOf } from "../../../support/endpoints.ts";

const YAML = "openapi: 3.1.0\ninfo:\n  title: A\n  version: '1'\npaths:\n  /a: {}\n";
const COMPLETE = YAML.replace("/a: {}", "/a: { get: { responses: {} } }");
const ONE_LINE = '{"openapi":"3.1.0","info":{"title":"A","version":"1"},"paths":{"/a":{}}}\n';

function blockOf(head: string, content: string, info = "", indent = "") {
  const text = `${head}\n\n${indent}\`\`\`${info}\n${content}${indent}\`\`\`\n`;
  const [block] = findCodeBlocks(text);
  if (!block) throw new Error("The text holds no block.");
  return block;
}

const isPlainBelow = (head: string) => mayBeSpecification(blockOf(head, YAML), new Set());

describe("a block that no platform presents", () => {
  it.each([
    "Example",
    "Examples",
    "A sample specification",
    "Tutorial",
    "Step 2",
    "Quickstart",
    "Quick start",
    "Getting started",
  ])("is a sample below the heading %j if it has no operation", (heading) => {
    const page = pageOf(`# A\n\n## ${heading}\n\n\`\`\`yaml\n${YAML}\`\`\`\n`);
    const { documents, problems } = extractDocuments(page);
    expect(documents).toEqual([]);
    expect(problems.map(({ severity, rule }) => [severity, rule])).toEqual([
      ["info", "no-specification"],
    ]);
  });

  it.each(["Retrieve a task", "Counterexample", "Stepwise retries"])(
    "may be the page's own below the heading %j",
    (heading) => {
      expect(isPlainBelow(`## ${heading}`)).toBe(true);
    },
  );

  it.each(["# Get a sample", "## Example", "# Tutorials", "## Step 1"])(
    "is the page's own below the heading %j if it is complete",
    (heading) => {
      const { documents } = extractDocuments(
        pageOf(`${heading}\n\n\`\`\`yaml\n${COMPLETE}\`\`\`\n`),
      );
      expect(documents).toHaveLength(1);
    },
  );

  it("is a sample below such a heading if the page has a document of its own", () => {
    const block = `\`\`\`yaml\n${COMPLETE}\`\`\`\n`;
    const page = pageOf(`# A\n\n## OpenAPI\n\n${block}\n## Example\n\n${block}`);
    expect(extractDocuments(page).documents).toHaveLength(1);
  });

  it("is a sample when it is indented or carries a label", () => {
    expect(mayBeSpecification(blockOf("# A", YAML, "yaml", "  "), new Set())).toBe(false);
    expect(mayBeSpecification(blockOf("# A", YAML, "yaml Example"), new Set())).toBe(false);
  });

  it("is a sample beside other code, unless the page has a request line", () => {
    const tutorials = new Set([1]);
    expect(mayBeSpecification(blockOf("# A", YAML), tutorials)).toBe(false);
    expect(mayBeSpecification(blockOf("# A\n\nGET https://a.test/a", YAML), tutorials)).toBe(true);
  });
});

describe("a platform presents a block", () => {
  it.each(["", "yaml", "json", "openapi", "YAML"])(
    "below the heading OpenAPI, with the info string %j",
    (info) => {
      expect(isPresentedAsSpecification(blockOf("## OpenAPI", YAML, info), YAML)).toBe(true);
    },
  );

  it("as one line of JSON that holds paths or components", () => {
    expect(isPresentedAsSpecification(blockOf("# A", ONE_LINE, "json"), ONE_LINE)).toBe(true);
    const fragment = '{"openapi":"3.1.0","x-note":{}}\n';
    expect(isPresentedAsSpecification(blockOf("# A", fragment, "json"), fragment)).toBe(false);
  });

  it("neither within a component nor indented", () => {
    expect(isPresentedAsSpecification(blockOf("<Steps>\n\n## OpenAPI", YAML), YAML)).toBe(false);
    expect(isPresentedAsSpecification(blockOf("## OpenAPI", YAML, "yaml", "  "), YAML)).toBe(false);
  });
});

describe("an info string", () => {
  it.each([
    ["yaml get /a", { operation: { method: "get", path: "/a" } }],
    [
      "yaml /spec.yaml POST /a b ",
      { source: "/spec.yaml", operation: { method: "post", path: "/a b" } },
    ],
    ["json spec.json webhook task done", { source: "spec.json" }],
    ["yaml webhook task", {}],
    ["yaml", undefined],
    ["yaml Example", undefined],
    ["js get /a", undefined],
  ])("%j names an operation and its file", (info, expected) => {
    expect(readInfoString(info)).toEqual(expected);
  });
});
