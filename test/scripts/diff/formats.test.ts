import { describe, expect, it } from "vitest";
import type { ApiChange } from "../../../scripts/diff/api-change.ts";
import type { DiffReport } from "../../../scripts/diff/diff-report.ts";
import { render as renderGithub } from "../../../scripts/diff/formats/github.ts";
import { render as renderJson } from "../../../scripts/diff/formats/json.ts";
import { render as renderMarkdown } from "../../../scripts/diff/formats/markdown.ts";
import { render as renderText } from "../../../scripts/diff/formats/text.ts";
import { readGeneratedFile } from "../../../scripts/diff/generated-file.ts";

const added: ApiChange = {
  breaking: false,
  direction: "request",
  kind: "property-added",
  operations: ["POST /tasks"],
  location: "request.name",
  pointer: "/paths",
  basePointer: "/paths",
  message: "was added",
};

const grown: ApiChange = {
  breaking: true,
  direction: "response",
  kind: "enum-value-added",
  operations: ["GET /a", "GET /b", "GET /c", "GET /d"],
  location: "Task.status",
  pointer: "/components",
  basePointer: "/components",
  message: 'can now be "late"',
};

function reportOf(...changes: DiffReport["apis"][number]["changes"]): DiffReport {
  const file = "generated/video/openapi.yaml";
  const commit = "0123456789abcdef";
  return {
    base: "main",
    commit,
    apis: [{ api: "video", file, state: "compared", changes }],
    problems: [],
  };
}

describe("text", () => {
  it("lists breaking changes first, with their operations and reasons", () => {
    expect(renderText(reportOf(added, grown))).toBe(
      [
        "Changes for users of the types since main (0123456)",
        "",
        "video: 2 changes, 1 breaking",
        '  BREAKING  Task.status: can now be "late"',
        "            GET /a, GET /b, GET /c and 1 more; in a response; because an exhaustive switch no longer covers every value",
        "  fine      request.name: was added",
        "            POST /tasks",
        "",
      ].join("\n"),
    );
  });

  it("reports that nothing changed", () => {
    expect(renderText(reportOf())).toBe(
      "Nothing changed for users of the types since main (0123456).\n",
    );
  });

  it("removes control characters from names", () => {
    const text = renderText(reportOf({ ...added, location: "a\u001b[31m\nb\u202e" }));
    expect(text).toContain("  fine      a [31m b : was added\n");
  });
});

describe("json", () => {
  it("is one object with the verdict", () => {
    const report = reportOf(added, grown);
    expect(JSON.parse(renderJson(report))).toEqual({ breaking: true, ...report });
    expect(JSON.parse(renderJson(reportOf(added)))).toMatchObject({ breaking: false });
  });
});

describe("markdown", () => {
  it("is a table for a job summary", () => {
    expect(renderMarkdown(reportOf(added, grown))).toBe(
      [
        "## Changes for users of the types since `main` (0123456)",
        "",
        "### video: 2 changes, 1 breaking",
        "",
        "| | place | change | operations |",
        "| --- | --- | --- | --- |",
        '| **breaking** | response `Task.status` | can now be "late"<br>an exhaustive switch no longer covers every value | `GET /a, GET /b, GET /c and 1 more` |',
        "| fine | request `request.name` | was added | `POST /tasks` |",
        "",
      ].join("\n"),
    );
  });

  it("escapes pipes, backticks, tags and line breaks", () => {
    const odd = { ...added, location: "a|`b`\nc", message: "<img src=x> | [l](u) `c`" };
    const row = renderMarkdown(reportOf(odd)).split("\n").at(-2);
    expect(row).toBe(
      "| fine | request `a\\|'b' c` | \\<img src=x\\> \\| \\[l\\](u) \\`c\\` | `POST /tasks` |",
    );
  });

  it("lists the APIs that could not be compared", () => {
    const markdown = renderMarkdown({ ...reportOf(), problems: ["a file is missing"] });
    expect(markdown).toContain("### Not compared\n\n- a file is missing\n");
  });
});

describe("github", () => {
  it("annotates breaking changes as warnings and others as notices", () => {
    const lines = renderGithub(reportOf({ ...added, line: 7 }, grown)).split("\n");
    expect(lines).toEqual([
      "::notice file=generated/video/openapi.yaml,line=7,title=video%3A change of the types::POST /tasks · request.name: was added",
      '::warning file=generated/video/openapi.yaml,title=video%3A breaking change of the types::GET /a, GET /b, GET /c and 1 more · Task.status: can now be "late" (an exhaustive switch no longer covers every value)',
      "",
    ]);
  });

  it("does not let a name start a workflow command", () => {
    const line = renderGithub(reportOf({ ...added, location: "a\r\n::error::100%" }));
    expect(line.split("\n")).toHaveLength(2);
    expect(line).toContain("a ::error::100%25: was added");
  });
});

describe("readGeneratedFile", () => {
  const text = "# note\nopenapi: 3.1.0\npaths:\n  /a/b:\n    get:\n      tags: [x]\n";

  it.each([
    ["/paths", 3],
    ["/paths/~1a~1b/get", 5],
    ["/paths/~1a~1b/get/tags/0", 6],
    ["/paths/~1a~1b/gone/deeper", 4],
    ["", 1],
  ])("finds %s, or its nearest parent, on line %i", (pointer, line) => {
    expect(readGeneratedFile(text).lineOf(pointer)).toBe(line);
  });

  it.each([
    ["a duplicate key", "a: 1\na: 2\n", "Map keys must be unique at line 2, column 1:"],
    ["a list", "- a\n", "the file does not contain an OpenAPI document"],
    ["an empty file", "", "the file does not contain an OpenAPI document"],
    ["a circular alias", "a: &a [*a]\n", "a YAML alias refers to a node that contains the alias"],
  ])("rejects %s", (_title, broken, message) => {
    expect(() => readGeneratedFile(broken)).toThrow(message);
  });
});
