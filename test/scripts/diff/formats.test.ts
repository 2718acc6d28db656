import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { diffDocuments } from "../../../scripts/diff/diff-documents.ts";
import { reportChanges } from "../../../scripts/diff/report-changes.ts";
import type { JsonObject } from "../../../scripts/pipeline/values/json-object.ts";
import type { DiffReport, ReportedChange } from "../../../scripts/diff/diff-report.ts";
import { render as renderGithub } from "../../../scripts/diff/formats/github.ts";
import { render as renderJson } from "../../../scripts/diff/formats/json.ts";
import { render as renderMarkdown } from "../../../scripts/diff/formats/markdown.ts";
import { render as renderNextVersion } from "../../../scripts/diff/formats/next-version.ts";
import { render as renderSarif } from "../../../scripts/diff/formats/sarif.ts";
import { render as renderLines } from "../../../scripts/diff/formats/text.ts";
import { renderedText } from "../../support/rendered-text.ts";
import { safeLines } from "../../../scripts/shared/output.ts";
import { plainText } from "../../../scripts/shared/styled-text.ts";
import { compileSarifSchema } from "../../support/sarif-schema.ts";
import { readGeneratedFile } from "../../../scripts/diff/generated-file.ts";

const renderText = (report: DiffReport) => renderedText(renderLines(report));

const added: ReportedChange = {
  breaking: false,
  direction: "request",
  kind: "property-added",
  operations: ["POST /tasks"],
  location: "request.name",
  pointer: "/paths",
  basePointer: "/paths",
  message: "was added",
  fingerprint: "0123456789ab",
};

const grown: ReportedChange = {
  breaking: true,
  direction: "response",
  kind: "enum-value-added",
  operations: ["GET /a", "GET /b", "GET /c", "GET /d"],
  location: "Task.status",
  pointer: "/components",
  basePointer: "/components",
  message: 'can now be "late"',
  fingerprint: "ba9876543210",
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
        "            [enum-value-added ba9876543210]",
        "  fine      request.name: was added",
        "            POST /tasks",
        "            [property-added 0123456789ab]",
        "",
      ].join("\n"),
    );
  });

  it("reports that nothing changed", () => {
    expect(renderText(reportOf())).toBe(
      "Nothing changed for users of the types since main (0123456).\n",
    );
  });

  it("does not claim that nothing changed if nothing could be compared", () => {
    const report = { ...reportOf(), apis: [], problems: ["a file is missing"] };
    expect(renderText(report)).toBe("Nothing was compared.\n");
  });

  it("shows control characters of names as escapes", () => {
    const text = renderText(reportOf({ ...added, location: "a\u001b[31m\nb\u202e" }));
    expect(text).toContain("  fine      a\\u001b[31m b\\u202e: was added\n");
  });
});

describe("the lines of a page", () => {
  const source = { page: "specs/a/pages/b.md", line: 41, column: 7 };

  it.each([
    [{ source }, "specs/a/pages/b.md:41:7"],
    [{ baseSource: source }, "before: specs/a/pages/b.md:41:7"],
    [{ source, baseSource: { ...source, line: 40 } }, "specs/a/pages/b.md:41:7, before: line 40"],
    [
      { source, baseSource: { ...source, page: "specs/a/pages/c.md" } },
      "specs/a/pages/b.md:41:7, before: specs/a/pages/c.md:41:7",
    ],
  ])("are shown if they are known", (lines, text) => {
    const change = { ...added, ...lines };
    expect(renderText(reportOf(change))).toContain(`            ${text} [property-added `);
    expect(renderMarkdown(reportOf(change))).toContain(`| \`${text}\` |`);
    expect(renderGithub(reportOf(change))).toContain(`was added (${text})`);
  });
});

describe("the text on a terminal", () => {
  const terminal = { isTerminal: true, columns: 60, hasColors: true, hasLinks: false };

  it("fits the width, and its verdicts have colors", () => {
    const source = { page: `specs/${"long-".repeat(20)}.md`, line: 41, column: 7 };
    const report = { ...reportOf({ ...grown, source }, added), base: "branch/".repeat(20) };
    const lines = renderLines(report, terminal);
    const widths = lines.map((line) => stringWidth(plainText(line)));
    expect(Math.max(...widths)).toBeLessThanOrEqual(60);
    const text = safeLines(lines, terminal);
    expect(text).toContain(
      "  \u001b[31m\u001b[1mBREAKING\u001b[22m\u001b[39m  Task.status: can now",
    );
    expect(text).toContain("\u001b[36mfine    \u001b[39m  request.name: was added\n");
  });
});

describe("a long list", () => {
  const terminal = { isTerminal: true, columns: 60, hasColors: false, hasLinks: false };
  const changes = Array.from({ length: 120 }, (_, index) => ({ ...added, location: `n${index}` }));
  const report = reportOf(...changes, grown);

  it("has at most a hundred changes on a terminal, and names the command that lists all", () => {
    const text = renderLines(report, terminal).map(plainText).join("\n");
    expect(text.match(/^ {2}(?:fine|BREAKING) /gm)).toHaveLength(100);
    expect(text).toContain("video: 121 changes, 1 breaking");
    expect(text).toContain("BREAKING  Task.status");
    expect(text).toMatch(
      /\n\n… and 21 more changes\. To list all:\n {2}npm run diff -- --base main > diff\.txt$/,
    );
    const paths = { ...report, base: "a b.yaml", revision: "c.yaml" };
    expect(renderLines(paths, terminal).map(plainText).at(-1)).toBe(
      "  npm run diff -- 'a b.yaml' c.yaml > diff.txt",
    );
  });

  it("is complete in a file", () => {
    expect(renderText(report).match(/^ {2}(?:fine|BREAKING) /gm)).toHaveLength(121);
    expect(renderText(report)).not.toContain("more change");
  });
});

describe("an accepted change", () => {
  const accepted = { ...grown, accepted: "nobody reads it" };

  it("is shown with its reason, and is not breaking", () => {
    expect(renderText(reportOf(accepted))).toContain("  accepted  Task.status: can now be");
    expect(renderText(reportOf(accepted))).toContain("; accepted: nobody reads it\n");
    expect(renderMarkdown(reportOf(accepted))).toContain("| accepted | response `Task.status` |");
    expect(renderGithub(reportOf(accepted))).toMatch(/^::notice /);
    expect(JSON.parse(renderJson(reportOf(accepted)))).toMatchObject({ breaking: false });
    expect(JSON.parse(renderSarif(reportOf(accepted))).runs[0].results[0].suppressions).toEqual([
      { kind: "external", justification: "nobody reads it" },
    ]);
  });

  it("still raises the next version", () => {
    expect(renderNextVersion(reportOf(accepted))).toBe("major\n");
  });
});

describe("next-version", () => {
  it("is minor without a breaking change, and patch without a change", () => {
    expect(renderNextVersion(reportOf(added))).toBe("minor\n");
    expect(renderNextVersion(reportOf())).toBe("patch\n");
  });
});

describe("sarif", () => {
  it("has the line of the page, or otherwise that of the generated file", () => {
    const source = { page: "specs/a b.md", line: 41, column: 7 };
    const log = JSON.parse(
      renderSarif(reportOf({ ...grown, source, line: 3 }, { ...added, line: 5 })),
    );
    expect(log.runs[0].results).toMatchObject([
      {
        ruleId: "enum-value-added",
        level: "warning",
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "specs/a%20b.md" },
              region: { startLine: 41, startColumn: 7 },
            },
          },
        ],
        relatedLocations: [
          {
            physicalLocation: { region: { startLine: 3 } },
            message: { text: "the generated file" },
          },
        ],
        partialFingerprints: { "change/v1": "ba9876543210" },
      },
      { level: "note", locations: [{ physicalLocation: { region: { startLine: 5 } } }] },
    ]);
  });

  it("escapes the signs that would end a path, and the brackets of a message", () => {
    const source = { page: "specs/a#1?.md", line: 41, column: 7 };
    const log = JSON.parse(renderSarif(reportOf({ ...grown, source, message: "see [here](a)" })));
    const [result] = log.runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe("specs/a%231%3F.md");
    expect(result.message.text).toContain("see \\[here\\](a)");
  });

  it("is valid", () => {
    const isValid = compileSarifSchema();
    const source = { page: "specs/a b.md", line: 41, column: 7 };
    isValid(JSON.parse(renderSarif(reportOf(grown, added, { ...grown, source, line: 3 }))));
    expect(isValid.errors).toBeNull();
  });
});

describe("two paths", () => {
  const report: DiffReport = { base: "a.yaml", revision: "b.yaml", apis: [], problems: [] };

  it("are named in place of the revision", () => {
    expect(renderText(report)).toBe(
      "Nothing changed for users of the types from a.yaml to b.yaml.\n",
    );
    expect(renderMarkdown(report)).toContain("of the types from `a.yaml` to `b.yaml`\n");
  });
});

describe("json", () => {
  it("is one object with the verdict", () => {
    const report = reportOf(added, grown);
    const totals = { apis: 1, changes: 2, breaking: 1, accepted: 0 };
    expect(JSON.parse(renderJson(report))).toEqual({
      version: 1,
      totals,
      breaking: true,
      ...report,
    });
    expect(JSON.parse(renderJson(reportOf(added)))).toMatchObject({ breaking: false });
  });

  it("has a schema", () => {
    const schema = JSON.parse(
      readFileSync("scripts/diff/diff-report.schema.json", "utf8"),
    ) as object; // a JSON Schema
    const isValid = new Ajv2020().compile(schema);
    const source = { page: "specs/a.md", line: 41, column: 7 };
    const whole = { ...grown, source, baseSource: source, line: 3, before: 1, after: [] };
    const configured = { ...whole, isOverridden: true, accepted: "nobody reads it" };
    const report = JSON.parse(renderJson(reportOf(added, whole, configured))) as object;
    isValid(report);
    expect(isValid.errors).toBeNull();
    expect(isValid({ ...report, version: 2 })).toBe(false);
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
        "| | place | change | operations | page | rule |",
        "| --- | --- | --- | --- | --- | --- |",
        '| **breaking** | response `Task.status` | can now be "late"<br>an exhaustive switch no longer covers every value | `GET /a, GET /b, GET /c and 1 more` |  | enum-value-added `ba9876543210` |',
        "| fine | request `request.name` | was added | `POST /tasks` |  | property-added `0123456789ab` |",
        "",
      ].join("\n"),
    );
  });

  it("escapes pipes, backticks, tags and line breaks", () => {
    const odd = { ...added, location: "a|`b`\nc", message: "<img src=x> | [l](u) `c`" };
    const row = renderMarkdown(reportOf(odd)).split("\n").at(-2);
    expect(row).toBe(
      "| fine | request `a\\|'b' c` | \\<img src=x\\> \\| \\[l\\](u) \\`c\\` | `POST /tasks` |  | property-added `0123456789ab` |",
    );
  });

  it("leaves out the changes that are too many for a comment on GitHub, the breaking ones last", () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({ ...added, location: `n${index}` }));
    const report = reportOf(...many);
    report.apis.push({ ...report.apis[0]!, api: "audio", changes: [grown] });
    const markdown = renderMarkdown(report);
    expect(markdown.length).toBeGreaterThan(55_000);
    expect(markdown.length).toBeLessThan(65_536);
    expect(markdown).toContain("### video: 2,000 changes, 0 breaking");
    expect(markdown).toContain("### audio: 1 change, 1 breaking");
    const rows = markdown.match(/^\| fine/gm)?.length ?? 0;
    const hidden = (2000 - rows).toLocaleString("en-US");
    expect(markdown).toContain(
      `… and ${hidden} more changes. To list all: \`npm run diff -- --base main > diff.txt\`\n`,
    );
    const huge = {
      ...report,
      apis: [{ ...report.apis[0]!, changes: [{ ...added, location: "n".repeat(70_000) }] }],
    };
    expect(renderMarkdown(huge)).toContain("… and 1 more change.");
  });

  it("lists the APIs that could not be compared", () => {
    const markdown = renderMarkdown({ ...reportOf(), problems: ["a file is missing"] });
    expect(markdown).toContain("### Not compared\n\n- a file is missing\n");
  });
});

describe("the changes of all fixtures", () => {
  const folder = new URL("../../fixtures/diff/", import.meta.url);
  const read = (name: string, file: string) =>
    parse(readFileSync(new URL(`${name}/${file}`, folder), "utf8")) as JsonObject; // an OpenAPI document
  const reports = readdirSync(folder).map((name) => {
    const changes = diffDocuments(read(name, "base.yaml"), read(name, "revision.yaml"));
    const pages = { before: undefined, after: undefined };
    return reportOf(...reportChanges("video", changes, { pages }));
  });

  it("have a valid JSON and SARIF report", () => {
    const schema = JSON.parse(
      readFileSync("scripts/diff/diff-report.schema.json", "utf8"),
    ) as object; // a JSON Schema
    const [isJson, isSarif] = [new Ajv2020().compile(schema), compileSarifSchema()];
    for (const report of reports) {
      isJson(JSON.parse(renderJson(report)));
      isSarif(JSON.parse(renderSarif(report)));
      expect([isJson.errors, isSarif.errors]).toEqual([null, null]);
    }
  });

  it("have the same verdict in every format", () => {
    for (const report of reports) {
      const { breaking, totals } = JSON.parse(renderJson(report)) as JsonReport;
      const levels = (JSON.parse(renderSarif(report)) as SarifReport).runs[0].results;
      expect(levels.some(({ level }) => level === "warning")).toBe(breaking);
      expect(levels).toHaveLength(totals.changes);
      expect(renderText(report).includes("  BREAKING ")).toBe(breaking);
      expect(renderMarkdown(report).includes("| **breaking** |")).toBe(breaking);
      const expected = totals.changes === 0 ? "patch" : breaking ? "major" : "minor";
      expect(renderNextVersion(report)).toBe(`${expected}\n`);
    }
  });
});

/** The parts of the reports that the tests read. */
interface JsonReport {
  breaking: boolean;
  totals: { changes: number };
}
interface SarifReport {
  runs: [{ results: { level: string }[] }];
}

describe("the URI of a file in SARIF", () => {
  const physicalLocation = (page: string) => {
    const change = { ...added, source: { page, line: 1, column: 1 } };
    const log = JSON.parse(renderSarif(reportOf(change))) as {
      runs: { results: { locations: { physicalLocation: { artifactLocation: unknown } }[] }[] }[];
    };
    return log.runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation;
  };

  it.each([
    ["specs/a b/pages/c#1?x=100%.md", "specs/a%20b/pages/c%231%3Fx%3D100%25.md"],
    ["specs\\a\\é.md", "specs/a/%C3%A9.md"],
    ["https://docs.example.com/a?b#c", "https://docs.example.com/a?b#c"],
  ])("of %s is %s", (page, uri) => {
    expect(physicalLocation(page)).toEqual({ uri });
  });

  it("comes with a message in which brackets do not make a link", () => {
    const text = renderSarif(reportOf({ ...added, location: "Task.list[]" }));
    expect(JSON.parse(text)).toMatchObject({
      runs: [{ results: [{ message: { text: expect.stringContaining("Task.list\\[\\]") } }] }],
    });
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

  it("annotates ten breaking and nine other changes, counts the rest, and lists it in the log", () => {
    const many = (change: ReportedChange, count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...change, location: `100%${index}` }));
    const lines = renderGithub(reportOf(...many(added, 12), ...many(grown, 11))).split("\n");
    const starting = (start: string) => lines.filter((line) => line.startsWith(start)).length;
    expect([starting("::notice file"), starting("::warning file")]).toEqual([9, 10]);
    expect(lines.slice(19, 21)).toEqual([
      "::notice title=diff::4 more changes are not annotated here. The log lists the rest.",
      "video: change of the types: POST /tasks · 100%9: was added",
    ]);
    expect(lines).toHaveLength(9 + 10 + 1 + 4 + 1);
    const one = renderGithub(reportOf(...many(grown, 11)));
    expect(one).toContain("::1 more change is not annotated here.");
  });

  it("does not let a name start a workflow command", () => {
    const line = renderGithub(reportOf({ ...added, location: "a\r\n::error::100%" }));
    expect(line.split("\n")).toHaveLength(2);
    expect(line).toContain("a : :error: :100%25: was added");
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
