import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join("src", file))
  .sort();

/** The files of src that a file imports, types included. */
function importsOf(file: string): string[] {
  const specifiers = [...readFileSync(file, "utf8").matchAll(/ from "(\.[^"]+)"/g)];
  return specifiers
    .map(([, specifier]) => join(dirname(file), specifier ?? ""))
    .filter((path) => path.startsWith("src/"));
}

test("waiting does not import the HTTP code, and both import only shared modules", () => {
  const allowed: [folder: string, imports: RegExp][] = [
    ["src/wait/", /^src\/(wait|shared)\/|^src\/(errors|options|task)\.ts$/],
    ["src/http/", /^src\/(http|shared)\/|^src\/(errors|options|task)\.ts$/],
    ["src/shared/", /^src\/shared\/|^src\/(errors|options|task)\.ts$/],
  ];
  for (const [folder, imports] of allowed) {
    const paths = files.filter((file) => file.startsWith(folder)).flatMap(importsOf);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !imports.test(path))).toEqual([]);
  }
});

test("index.ts and common-exports.ts hold re-exports only", () => {
  for (const file of ["src/index.ts", "src/common-exports.ts"]) {
    const statements = readFileSync(file, "utf8").split(";\n").filter(Boolean);
    for (const statement of statements)
      expect(statement).toMatch(/^\n*export (type )?(\*|\{[^}]*\}) from "\.\/[^"]+"$/);
  }
});
