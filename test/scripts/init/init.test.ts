import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { findPackageManager } from "../../../scripts/init/package-managers.ts";
import { filesOf, temporaryFolder } from "../../support/commands.ts";
import { nodeArguments } from "../../support/programs/node-arguments.ts";

let folder: string;

beforeEach(() => {
  folder = join(temporaryFolder(), "a b");
  mkdirSync(folder);
});

const WORKFLOW = ".github/workflows/openapi-pages.yml";

function init(option?: string, directory = ".") {
  return run("init", option === undefined ? [] : [option], directory);
}

function run(command: string, options: string[], directory = ".") {
  const args = [...nodeArguments(`scripts/${command}.ts`), ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: join(folder, directory),
    encoding: "utf8",
  });
  return { code: status, stdout, stderr };
}

test("writes the files of a new project without a question, and keeps all that exists", () => {
  writeFileSync(
    join(folder, "package.json"),
    '{\n\t"name": "x",\n\t"scripts": { "pages:lint": "mine" }\n}\n',
  );
  writeFileSync(join(folder, ".gitattributes"), "*.png binary");
  expect(init("--yes").code).toBe(0);
  const files = filesOf(folder);
  expect(Object.keys(files)).toEqual([
    ".gitattributes",
    ".github/workflows/openapi-pages.yml",
    "package.json",
    "specs/README.md",
  ]);
  expect(files[".gitattributes"]).toMatch(/^\*\.png binary\nspecs\/\*\/pages\/\* -text\n/);
  expect(JSON.parse(files["package.json"] ?? "")).toMatchObject({
    name: "x",
    scripts: { "pages:lint": "mine", "pages:generate": "openapi-pages generate" },
    devDependencies: { "openapi-pages": expect.stringMatching(/^\d/) },
  });
  expect(files["package.json"]).toContain('\n\t"name"');
  expect(parse(files[".github/workflows/openapi-pages.yml"] ?? "")).toMatchObject({
    jobs: { check: { steps: expect.arrayContaining([{ run: "npm ci" }]) } },
  });
  expect(init("--yes").code).toBe(0);
  expect(filesOf(folder)).toEqual(files);
});

test("the commands of the workflow succeed before the first page is added, and name the next step", () => {
  writeFileSync(join(folder, "package.json"), "{}");
  init("--yes");
  for (const [command, ...options] of [["lint"], ["generate", "--check"]] as const) {
    const { code, stderr } = run(command, [...options, "--format", "github"]);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^specs contains no API yet\./)]);
  }
});

test("ends with the commands to run next, as the package manager of the project runs them", () => {
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "pnpm-lock.yaml"), "");
  expect(init("--yes").stdout).toContain(
    "Next:\n  pnpm install\n  pnpm exec openapi-pages add <file or URL> --api <name>\n",
  );
  expect(filesOf(folder)[WORKFLOW]).toContain("run: pnpm install --frozen-lockfile");
  expect(filesOf(folder)["specs/README.md"]).toContain(
    "run `pnpm exec openapi-pages add <file or URL> --api <name>`",
  );
});

test.each([
  ["pnpm-lock.yaml", "", "pnpm install --frozen-lockfile"],
  ["yarn.lock", "__metadata:\n  version: 8\n", "yarn install --immutable"],
  ["yarn.lock", "# yarn lockfile v1\n", "yarn install --frozen-lockfile"],
  ["bun.lock", "{}", "bun install --frozen-lockfile"],
  ["bun.lockb", "", "bun install --frozen-lockfile"],
  ["package-lock.json", "{}", "npm ci"],
  ["package.json", '{ "packageManager": "pnpm@10.0.0" }', "pnpm install --frozen-lockfile"],
  ["package.json", '{ "packageManager": "yarn@1.22.22" }', "yarn install --frozen-lockfile"],
  ["package.json", "{}", "npm ci"],
])("a project with %s (%j) installs with `%s`", (name, text, command) => {
  writeFileSync(join(folder, name), text);
  expect(findPackageManager(folder).installLocked).toBe(command);
});

test("a project with prettier ignores the pages, and its check of the format accepts the new files", () => {
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, ".prettierrc.json"), '{ "tabWidth": 4 }');
  writeFileSync(join(folder, ".prettierignore"), "dist\n");
  expect(init("--yes").code).toBe(0);
  const files = filesOf(folder);
  expect(files[".prettierignore"]).toBe("dist\nspecs/*/pages\n");
  expect(files[WORKFLOW]).toContain("\n    contents: read\n");
});

test("the lock file above a package of a workspace decides", () => {
  mkdirSync(join(folder, ".git"));
  mkdirSync(join(folder, "packages/api"), { recursive: true });
  writeFileSync(join(folder, "yarn.lock"), "");
  expect(findPackageManager(join(folder, "packages/api")).run).toBe("yarn");
});

test("the workflow of a package below the root of a repository is at the root", () => {
  mkdirSync(join(folder, ".git"));
  mkdirSync(join(folder, "packages/api"), { recursive: true });
  writeFileSync(join(folder, "packages/api/package.json"), "{}");
  expect(init("--yes", "packages/api").code).toBe(0);
  const files = filesOf(folder);
  expect(Object.keys(files)).toContain("packages/api/specs/README.md");
  expect(parse(files[WORKFLOW] ?? "")).toMatchObject({
    defaults: { run: { "working-directory": "packages/api" } },
  });
});

test("uses the directories of the configuration, and keeps a workflow that exists", () => {
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(
    join(folder, "openapi-pages.config.json"),
    '{ "specs": "api/pages", "out": "src/api" }',
  );
  mkdirSync(join(folder, ".github/workflows"), { recursive: true });
  writeFileSync(join(folder, WORKFLOW), "mine\n");
  expect(init("--yes").code).toBe(0);
  const files = filesOf(folder);
  expect(files[WORKFLOW]).toBe("mine\n");
  expect(Object.keys(files)).toContain("api/pages/README.md");
  expect(files[".gitattributes"]).toBe(
    "api/pages/*/pages/* -text\nsrc/api/** linguist-generated\nsrc/api/*/changes.md -linguist-generated\n",
  );
});

test("writes nothing without --yes if nobody can be asked", () => {
  writeFileSync(join(folder, "package.json"), "{}");
  const { code, stdout } = init();
  expect([code, stdout]).toEqual([1, expect.stringContaining("Pass --yes")]);
  expect(Object.keys(filesOf(folder))).toEqual(["package.json"]);
});

test("a directory without a manifest is refused", () => {
  expect(init("--yes")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("no package.json"),
  });
});
