import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { createChangeReport } from "../../../../scripts/pipeline/6-output/changes/change-report.ts";
import { renderChangesJson } from "../../../../scripts/pipeline/6-output/changes-json.ts";
import { rules } from "../../../../scripts/pipeline/build-api.ts";
import type { Change } from "../../../../scripts/pipeline/report/change.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { build, documentOf, fileOf, pageOf } from "../../../support/pages.ts";

interface ChangesFile {
  totals: { changes: number; reports: number };
  pages: { page: string; reports: object[]; changes: object[] }[];
}

/** Texts of the test are JSON that `renderChangesJson` wrote, in the documented format. */
const parse = (text: string) => JSON.parse(text) as ChangesFile;

const OVERLAY = `overlay: 1.0.0
info: { title: Facts, version: 1.0.0 }
actions:
  - target: $.info
    description: The real title.
    x-source: the guide
    update: { title: Things }
`;

function buildExample() {
  const long = { oneOf: [{ type: "object", description: "x".repeat(1000) }] };
  const schemas = { Long: long, Color: { enum: [{ value: "red" }] } };
  return build({ "a.md": pageOf(documentOf({ schemas })), "b.md": "# Prose\n" }, OVERLAY);
}

describe("changes.json", () => {
  it("has every change and report with its whole values", async () => {
    const built = await buildExample();
    expect(built.changes.length).toBeGreaterThan(3);
    const file = parse(renderChangesJson(createChangeReport("api", built, rules)));
    const rows = file.pages.flatMap(({ page, changes }) =>
      changes.map((row) => ({ page, ...row })),
    );
    expect(rows).toEqual(built.changes.map(toRow));
    const reports = file.pages.flatMap((page) => page.reports);
    expect(reports).toHaveLength(built.problems.length);
    expect(file.totals).toEqual({ changes: rows.length, reports: reports.length });
  });

  it("has the description and the source of a fact", async () => {
    const text = renderChangesJson(createChangeReport("api", await buildExample(), rules));
    expect(text).toContain('"description":"The real title.","source":"the guide"');
  });

  it("matches the documented schema", async () => {
    const schema = JSON.parse(readFileSync("scripts/changes.schema.json", "utf8")) as object; // a JSON Schema
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const built = await buildExample();
    for (const findings of [built, { changes: [], problems: [] }]) {
      const file = parse(renderChangesJson(createChangeReport("api", findings, rules)));
      validate(file);
      expect(validate.errors).toBe(null);
      expect(validate({ ...file, more: 1 })).toBe(false);
    }
  });

  it("has one row per line, in the order of the pages and lines", () => {
    const change = (name: string, offset: number): Change => {
      const at = { page: fileOf(name, "one\ntwo\n"), offset };
      return { rule: "r", at, pointer: "/a", before: 1, after: undefined };
    };
    const changes = [change("b.md", 0), change("a.md", 4), change("a.md", 0)];
    const text = renderChangesJson(createChangeReport("api", { changes, problems: [] }, new Map()));
    const rows = text.split("\n").filter((line) => line.startsWith('{"line"'));
    expect(rows.map((row) => row.slice(0, 10))).toEqual(['{"line":1,', '{"line":2,', '{"line":1,']);
    expect(parse(text).pages.map(({ page }) => page)).toEqual(["specs/api/a.md", "specs/api/b.md"]);
  });
});

/** A row as the file has it. Keys without a value are absent there. */
function toRow({ rule, at, pointer, before, after, description, source }: Change): unknown {
  const place = at
    ? { page: at.page.name, ...lineAndColumn(at) }
    : { page: "", line: 1, column: 1 };
  const row = { ...place, pointer, rule, before, after, description, source };
  return JSON.parse(JSON.stringify(row)); // without keys that are undefined
}
