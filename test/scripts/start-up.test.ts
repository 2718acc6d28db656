import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** The packages that a run of `generate` with nothing to do may load. They are small. */
const SMALL = ["picocolors", "supports-hyperlinks"];

/** The modules that a file loads at once. Those that it loads by `import()` and types are left out. */
function loadedBy(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  return source.statements
    .filter((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
    .filter((statement) =>
      ts.isExportDeclaration(statement)
        ? !statement.isTypeOnly
        : statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword,
    )
    .map(({ moduleSpecifier }) => moduleSpecifier)
    .filter((specifier) => specifier !== undefined && ts.isStringLiteral(specifier))
    .map(({ text }) => text);
}

/** The packages that a program and its own modules load at once. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  return new Set(
    loadedBy(file).flatMap((name) =>
      name.startsWith(".") ? [...packagesOf(join(dirname(file), name), seen)] : [name],
    ),
  );
}

test("a run of generate with nothing to do loads only small packages", () => {
  const packages = [...packagesOf("scripts/generate.ts")].filter((name) => !/^node:/.test(name));
  expect(packages.filter((name) => !SMALL.includes(name))).toEqual([]);
  // These are loaded only if there is something to do.
  expect([...packagesOf("scripts/generate/run-apis.ts")]).toContain("yaml");
});
