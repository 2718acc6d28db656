import { describe, expect, it } from "vitest";
import type { Change } from "../../../scripts/diff/diff-documents.ts";
import { readGeneratedFile } from "../../../scripts/diff/generated-file.ts";
import { renderGithub } from "../../../scripts/diff/render/github.ts";
import { renderJson } from "../../../scripts/diff/render/json.ts";
import { renderMarkdown } from "../../../scripts/diff/render/markdown.ts";
import { renderText } from "../../../scripts/diff/render/text.ts";
import type { DiffReport } from "../../../scripts/diff/report.ts";

const added: Change = {
  breaking: false,
  direction: "request",
  kind: "property-added",
  operations: ["POST /tasks"],
  location: "request.name",
  pointer: "/paths",
  message: "is new",
};

const grown: Change = {
  breaking: true,
  direction: "response",
  kind: "enum-value-added",
  operations: ["GET /a", "GET /b", "GET /c", "GET /d"],
  location: "Task.status",
  pointer: "/components",
  message: 'may be "late" now',
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
  it("shows what is breaking first, with its reach and its reason", () => {
    expect(renderText(reportOf(added, grown))).toBe(
      [
        "Changes for a user of the types since main (0123456)",
        "",
        "video: 2 changes, 1 breaking",
        '  BREAKING  Task.status: may be "late" now',
        "            GET /a, GET /b, GET /c and 1 more; in a response; because an exhaustive switch no longer covers every value",
        "  fine      request.name: is new",
        "            POST /tasks",
        "",
      ].join("\n"),
    );
  });

  it("says that nothing changed", () => {
    expect(renderText(reportOf())).toBe(
      "Nothing changed for a user of the types since main (0123456).\n",
    );
  });

  it("lets no name steer the terminal", () => {
    const text = renderText(reportOf({ ...added, location: "a\u001b[31m\nb\u202e" }));
    expect(text).toContain("  fine      a [31m b : is new\n");
  });
});

describe("json", () => {
  it("holds one object with the verdict", () => {
    const report = reportOf(added, grown);
    expect(JSON.parse(renderJson(report))).toEqual({ breaking: true, ...report });
    expect(JSON.parse(renderJson(reportOf(added)))).toMatchObject({ breaking: false });
  });
});

describe("markdown", () => {
  it("is a table a job summary can show", () => {
    expect(renderMarkdown(reportOf(added, grown))).toBe(
      [
        "## Changes for a user of the types since `main` (0123456)",
        "",
        "### video: 2 changes, 1 breaking",
        "",
        "| | where | what | reached by |",
        "| --- | --- | --- | --- |",
        '| **breaking** | response `Task.status` | may be "late" now<br>an exhaustive switch no longer covers every value | `GET /a, GET /b, GET /c and 1 more` |',
        "| fine | request `request.name` | is new | `POST /tasks` |",
        "",
      ].join("\n"),
    );
  });

  it("keeps pipes, backticks, tags and line breaks of a page inside their cell", () => {
    const odd = { ...added, location: "a|`b`\nc", message: "<img src=x> | [l](u) `c`" };
    const row = renderMarkdown(reportOf(odd)).split("\n").at(-2);
    expect(row).toBe(
      "| fine | request `a\\|'b' c` | &lt;img src=x> \\| \\[l\\](u) \\`c\\` | `POST /tasks` |",
    );
  });

  it("names what could not be compared", () => {
    const markdown = renderMarkdown({ ...reportOf(), problems: ["a file is missing"] });
    expect(markdown).toContain("### Not compared\n\n- a file is missing\n");
  });
});

describe("github", () => {
  it("warns of what is breaking, and notes the rest, on the line of the file", () => {
    const lines = renderGithub(reportOf({ ...added, line: 7 }, grown)).split("\n");
    expect(lines).toEqual([
      "::notice file=generated/video/openapi.yaml,line=7,title=video%3A change of the types::POST /tasks · request.name: is new",
      '::warning file=generated/video/openapi.yaml,title=video%3A breaking change of the types::GET /a, GET /b, GET /c and 1 more · Task.status: may be "late" now (an exhaustive switch no longer covers every value)',
      "",
    ]);
  });

  it("lets no name start a workflow command", () => {
    const line = renderGithub(reportOf({ ...added, location: "a\r\n::error::100%" }));
    expect(line.split("\n")).toHaveLength(2);
    expect(line).toContain("a ::error::100%25: is new");
  });
});

describe("a generated file", () => {
  const text = "# note\nopenapi: 3.1.0\npaths:\n  /a/b:\n    get:\n      tags: [x]\n";

  it.each([
    ["/paths", 3],
    ["/paths/~1a~1b/get", 5],
    ["/paths/~1a~1b/get/tags/0", 6],
    ["/paths/~1a~1b/gone/deeper", 4],
    ["", 1],
  ])("has %s, or what is nearest, on line %i", (pointer, line) => {
    expect(readGeneratedFile(text).lineOf(pointer)).toBe(line);
  });

  it.each([
    ["a key twice", "a: 1\na: 2\n", "Map keys must be unique at line 2, column 1:"],
    ["no document", "- a\n", "the file holds no OpenAPI document"],
    ["an empty file", "", "the file holds no OpenAPI document"],
    ["an anchor in itself", "a: &a [*a]\n", "an alias leads into its own anchor"],
  ])("is refused with %s", (_title, broken, message) => {
    expect(() => readGeneratedFile(broken)).toThrow(message);
  });
});
