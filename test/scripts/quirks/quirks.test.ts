import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { extractDocuments } from "../../../scripts/pipeline/1-extract/extract-page.ts";
import { parseSource } from "../../../scripts/pipeline/1-extract/parse/parse.ts";
import { normalize } from "../../../scripts/pipeline/2-repair/normalize.ts";
import type { Quirk } from "../../../scripts/pipeline/2-repair/quirk.ts";
import { sortComponents } from "../../../scripts/pipeline/3-merge/merge.ts";
import { renderYaml } from "../../../scripts/pipeline/6-output/openapi-yaml.ts";
import { quirks } from "../../../scripts/pipeline/build-api.ts";
import type { Change } from "../../../scripts/pipeline/report/change.ts";
import { lineAndColumn, type Page, type Position } from "../../../scripts/pipeline/report/page.ts";
import { toRows, type Problem } from "../../../scripts/pipeline/report/problems.ts";
import { isObject, type JsonObject } from "../../../scripts/pipeline/values/json-object.ts";

const FIXTURES = "test/fixtures/quirks";
const folders = readdirSync(FIXTURES).sort();

interface Outcome {
  yaml: string;
  report: string;
}

describe.each(folders)("%s", (folder) => {
  const page = readPage(join(FIXTURES, folder, "page.md"));
  const outcome = normalizePage(page, quirks);

  test("repairs the page into the expected document", () => {
    expectFile(join(FIXTURES, folder, "expected.yaml"), outcome.yaml);
  });

  test("reports every change and problem at its place", () => {
    expectFile(join(FIXTURES, folder, "expected.txt"), outcome.report);
  });

  test("gives the same result when the quirks run in the reverse order", () => {
    expect(normalizePage(page, quirks.toReversed())).toEqual(outcome);
  });

  test("does not change a normalized document again", () => {
    for (const { value, pageContext } of extractDocuments(page).documents) {
      normalize(value, quirks, pageContext);
      const once = render(value);
      const again = parseAgain(once);
      const { changes } = normalize(again, quirks, pageContext);
      expect(changes.map(changeLine)).toEqual([]);
      expect(render(again)).toBe(once);
    }
  });
});

test.each(quirks.map(({ id }) => id))("without %s, its fixture has a different result", (id) => {
  const page = readPage(join(FIXTURES, id, "page.md"));
  const others = quirks.filter((quirk) => quirk.id !== id);
  expect(normalizePage(page, others)).not.toEqual(normalizePage(page, quirks));
});

function readPage(path: string): Page {
  return { path, name: path, text: readFileSync(path, "utf8") };
}

function normalizePage(page: Page, rules: readonly Quirk[]): Outcome {
  const { documents, problems } = extractDocuments(page);
  const outcomes = documents.map(({ value, pageContext }) => {
    const normalized = normalize(value, rules, pageContext);
    return { yaml: render(value), ...normalized };
  });
  const changes = outcomes.flatMap((outcome) => outcome.changes).map(changeLine);
  const reports = toProblemLines([...problems, ...outcomes.flatMap((outcome) => outcome.problems)]);
  return {
    yaml: outcomes.map(({ yaml }) => yaml).join("---\n"),
    report: [...changes, ...reports].map((line) => `${line}\n`).join(""),
  };
}

/** Renders the document with its keys in the order of the generated files. */
function render(document: JsonObject): string {
  return renderYaml(sortComponents(document), "fixture").replace(/^(#.*\n)*/, "");
}

function parseAgain(yaml: string): JsonObject {
  const page = { path: "normalized", name: "normalized", text: yaml };
  const value = parseSource({ page, start: 0, end: yaml.length });
  if (!isObject(value)) throw new Error("The normalized document is not an object.");
  return value;
}

function changeLine({ rule, at, pointer, before, after }: Change): string {
  return `${placeOf(at)} ${rule} ${pointer}: ${show(before)} → ${show(after)}`;
}

function toProblemLines(problems: Problem[]): string[] {
  return toRows(problems, "").map(
    ({ severity, rule, line, column, pointer, message }) =>
      `${line}:${column} ${severity} ${rule} ${pointer}: ${message}`,
  );
}

function placeOf(at: Position | undefined): string {
  if (!at) return "nowhere";
  const { line, column } = lineAndColumn(at);
  return `${line}:${column}`;
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "bigint" ? String(item) : item,
  );
}

/** UPDATE_FIXTURES=1 writes the expected files. Read every difference before you commit them. */
function expectFile(path: string, text: string): void {
  if (process.env["UPDATE_FIXTURES"] === "1") writeFileSync(path, text);
  expect(existsSync(path), `${path} is missing: write it with UPDATE_FIXTURES=1`).toBe(true);
  expect(text).toBe(readFileSync(path, "utf8"));
}
