import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { filesOf, temporaryFolder } from "../../support/commands.ts";
import { nodeArguments } from "../../support/programs/node-arguments.ts";

let folder: string;

beforeEach(() => {
  folder = join(temporaryFolder(), "a b");
  mkdirSync(folder);
});

function init(...words: string[]) {
  const args = [...nodeArguments("scripts/init.ts"), ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
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

test("the workflow uses the package manager of the project", () => {
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "pnpm-lock.yaml"), "");
  init("--yes");
  expect(filesOf(folder)[".github/workflows/openapi-pages.yml"]).toContain(
    "run: pnpm install --frozen-lockfile",
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
