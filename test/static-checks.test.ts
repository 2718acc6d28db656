import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "./support/commands.ts";

/** One fault per rule that the linter has to report. */
const FAULTS: Record<string, string> = {
  "eslint(eqeqeq)": "export const isOne = (value: unknown) => value == 1;",
  "eslint(no-shadow)":
    "const text = 'a';\nexport const quote = (text: string) => text;\nquote(text);",
  "eslint(max-depth)":
    "export function find(a: boolean) { if (a) { if (a) { if (a) { if (a) return 1; } } } return 2; }",
  "eslint(max-params)":
    "export const sum = (a: number, b: number, c: number, d: number, e: number) => a + b + c + d + e;",
  "eslint(max-lines-per-function)": `export function long() {${"\n  console.log();".repeat(50)}\n}`,
  "eslint(no-console)": "console.log(1);",
  "typescript(no-floating-promises)": "export function save() { fetch('https://example.com'); }",
  "typescript(no-misused-promises)":
    "export const isSaved = (saved: Promise<boolean>) => (saved ? 1 : 2);",
  "typescript(await-thenable)": "export async function load() { await 5; }",
  "typescript(only-throw-error)": "export function fail() { throw 'text'; }",
  "typescript(return-await)":
    "export async function load() { try { return fetch('/'); } finally { console.log(); } }",
  "typescript(no-deprecated)": "/** @deprecated */\nconst old = 1;\nexport const value = old;",
  "typescript(switch-exhaustiveness-check)":
    "export function size(of: 'a' | 'b') { switch (of) { case 'a': return 1; } return 2; }",
  "typescript(no-explicit-any)": "export const values: any[] = [];",
  "typescript(no-non-null-assertion)": "export const first = (list: string[]) => list[0]!;",
  "typescript(no-unsafe-assignment)": "export const value: { id: string } = JSON.parse('{}');",
  "typescript(no-unsafe-return)": "export const read = (): string => JSON.parse('{}');",
  "typescript(no-unsafe-argument)": "Number.parseInt(JSON.parse('{}'), 10);",
  "typescript(no-unsafe-member-access)": "export const { length } = JSON.parse('[]').list;",
  "typescript(no-unsafe-call)": "JSON.parse('{}')();",
  "typescript(no-unnecessary-boolean-literal-compare)":
    "export const isSame = (same: boolean) => same === true;",
  "typescript(no-unnecessary-template-expression)": "export const text = `a${'b'}`;",
  "typescript(no-unnecessary-type-arguments)":
    "export const wrap = <T = string>(text: T) => [text];\nwrap<string>('a');",
  "typescript(prefer-nullish-coalescing)":
    "export const nameOr = (name: string | undefined) => name || 'none';",
  "typescript(prefer-optional-chain)":
    "export const sizeOf = (list?: string[]) => list && list.length;",
  "vitest(expect-expect)": "import { test } from 'vitest';\ntest('nothing', () => {});",
  "typescript(no-unnecessary-type-assertion)":
    "export const copy = (text: string) => text as string;",
  "typescript(consistent-type-imports)":
    "import { Server } from 'node:net';\nexport type Servers = Server[];",
};

/** The name of a rule in the configuration: "typescript/return-await" for "typescript(return-await)". */
function nameOf(rule: string): string {
  return rule.replace("eslint(", "").replace("(", "/").replace(")", "");
}

interface Linted {
  diagnostics: { code: string; filename: string }[];
}

function run(command: string, args: string[], cwd: string): string {
  const env = { ...process.env, OXLINT_TSGOLINT_PATH: resolve("node_modules/.bin/tsgolint") };
  const { stdout } = spawnSync(resolve("node_modules/.bin", command), args, {
    cwd,
    env,
    encoding: "utf8",
  });
  return stdout;
}

function readConfiguration(file: string): unknown {
  return ts.parseConfigFileTextToJson(file, readFileSync(file, "utf8")).config;
}

function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `${text}\n`);
  }
}

describe("the linter", () => {
  const rules = Object.keys(FAULTS);
  let remove: () => void;
  let linted: Linted;

  beforeAll(() => {
    const folder = temporaryFolder((end) => (remove = end));
    const faults = rules.map((rule, index) => [`fault-${index}.ts`, FAULTS[rule] ?? ""]);
    const unneeded =
      "// oxlint-disable-next-line eqeqeq -- no longer needed\nexport const one = 1;";
    writeFiles(folder, {
      "tsconfig.json": readFileSync("tsconfig.json", "utf8").replace('"types": ["node"],', ""),
      "unneeded.ts": unneeded,
      ...Object.fromEntries(faults),
    });
    const args = ["--config", resolve(".oxlintrc.jsonc"), "--format", "json"];
    linted = JSON.parse(run("oxlint", args, folder)) as Linted; // its own format
  }, 60_000);

  afterAll(() => remove());

  test.each(rules.map((rule, index) => ({ rule, file: `fault-${index}.ts` })))(
    "reports $rule",
    ({ rule, file }) => {
      const found = linted.diagnostics.filter(({ filename }) => filename === file);
      expect(found.map(({ code }) => code)).toContain(rule);
    },
  );

  test("has a fault for each rule that the configuration names", () => {
    const { rules: configured } = readConfiguration(".oxlintrc.jsonc") as {
      rules: Record<string, unknown>;
    };
    const names = Object.keys(configured).filter((name) => configured[name] !== "off");
    const planted = new Set(rules.map(nameOf));
    expect(names.filter((name) => !planted.has(name))).toEqual([]);
  });

  test("reports an exception that the code no longer needs", () => {
    expect(linted.diagnostics.map(({ filename }) => filename)).toContain("unneeded.ts");
  });
});

test("knip reports an export that no file imports", { timeout: 60_000 }, () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{ "name": "sample", "type": "module", "exports": "./src/index.ts" }',
    "src/index.ts": 'export { used } from "./values.ts";',
    "src/values.ts": "export const used = 1;\nexport const neverImported = 2;",
  });
  const args = ["--config", resolve("knip.jsonc"), "--no-config-hints"];
  expect(run("knip", args, folder)).toContain("Unused exports (1)\nneverImported");
});

test("the exceptions of the linter and of knip name files that exist", () => {
  const { overrides } = readConfiguration(".oxlintrc.jsonc") as {
    overrides: { files: string[] }[];
  };
  const { ignoreIssues = {} } = readConfiguration("knip.jsonc") as { ignoreIssues?: object };
  const named = [...overrides.flatMap(({ files }) => files), ...Object.keys(ignoreIssues)];
  const files = named.filter((name) => !name.includes("*"));
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
