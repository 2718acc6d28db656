import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { findCycles, type ImportGraph } from "./support/import-cycles.ts";

/** The folders of the pipeline, in the order in which data flows through them. */
const PHASES = [
  "values",
  "report",
  "openapi",
  "1-extract",
  "2-repair",
  "3-merge",
  "4-overlay",
  "5-types",
  "6-output",
  "build-api.ts",
];

/** Files that call each other by design: schemas nest in properties, items and unions, which nest in schemas. */
const ALLOWED_CYCLES = [
  [
    "scripts/diff/array-items.ts",
    "scripts/diff/properties.ts",
    "scripts/diff/schemas.ts",
    "scripts/diff/unions.ts",
  ],
];

const PIPELINE = "scripts/pipeline";

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/^scripts\/(?:dist|node_modules)\//.test(file))
    .sort();
}

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((fileName) => fileName.startsWith("."))
    .map((fileName) => join(dirname(file), fileName));
}

const graph: ImportGraph = new Map(
  ["scripts", "site", "src", "test"].flatMap(sourceFiles).map((file) => [file, importsOf(file)]),
);

function phaseOf(file: string): number {
  const [name = ""] = file.slice(PIPELINE.length + 1).split("/");
  return PHASES.indexOf(name);
}

describe("the folders of the pipeline", () => {
  test("are the known phases", () => {
    expect(readdirSync(PIPELINE).sort()).toEqual([...PHASES].sort());
  });

  test.each(sourceFiles(PIPELINE))(
    "%s imports only from its own phase and earlier ones",
    (file) => {
      const imported = graph.get(file)?.filter((path) => path.startsWith(PIPELINE)) ?? [];
      expect(imported.filter((path) => phaseOf(path) > phaseOf(file))).toEqual([]);
    },
  );

  test("only build-api.ts imports the quirks", () => {
    const importers = sourceFiles(PIPELINE).filter((file) =>
      graph.get(file)?.some((path) => path.startsWith("scripts/quirks/")),
    );
    expect(importers).toEqual(["scripts/pipeline/build-api.ts"]);
  });
});

describe("imports", () => {
  test("form no cycle that is not on the list", () => {
    expect(findCycles(graph)).toEqual(ALLOWED_CYCLES);
  });

  test("a cycle is found, and files that merely share an import are not one", () => {
    const sample: ImportGraph = new Map([
      ["a.ts", ["b.ts", "d.ts"]],
      ["b.ts", ["c.ts", "d.ts"]],
      ["c.ts", ["a.ts"]],
      ["d.ts", []],
    ]);
    expect(findCycles(sample)).toEqual([["a.ts", "b.ts", "c.ts"]]);
  });
});

describe("the folders of the tests", () => {
  const MIRRORED = ["scripts", "src"];

  test.each(MIRRORED)("test/%s has no folder that %s lacks", (root) => {
    const folders = [...new Set(sourceFiles(join("test", root)).map((file) => dirname(file)))];
    const mirrored = folders.map((folder) => folder.slice("test/".length));
    const present = new Set([...graph.keys()].map((file) => dirname(file)));
    expect(mirrored.filter((folder) => folder !== PIPELINE && !present.has(folder))).toEqual([]);
  });
});
