import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { lintApis } from "../../../scripts/lint/lint-apis.ts";
import { lintInputs } from "../../../scripts/lint/lint-inputs.ts";
import { markNew } from "../../../scripts/lint/mark-new.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

vi.mock("../../../scripts/lint/lint-inputs.ts", { spy: true });
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const UUID = "1d4747a6-0a3c-4b5d-8e9f-0123456789ab";
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "lint-base-"));
  git("init", "--quiet");
  write("old", { a: UUID });
  write("same", { a: UUID });
  git("add", ".");
  git("commit", "--quiet", "--message", "Add a page");
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function git(...words: string[]): void {
  // If a git hook runs the tests, its variables would lead git to the hook's repository.
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
  execFileSync("git", [...identity, ...words], { cwd: root, env: Object.fromEntries(env) });
}

function write(api: string, properties: object, before = ""): void {
  const file = join(root, "specs", api, "pages", "page.md");
  mkdirSync(dirname(file), { recursive: true });
  mkdirSync(join(root, "generated"), { recursive: true });
  const document = documentOf({ schemas: { Item: { type: "object", properties } } });
  writeFileSync(file, before + pageOf(document));
}

/** The places of the findings of one rule that are new since the commit. */
async function newPlaces(apis: string[]): Promise<(string | undefined)[]> {
  const directories = { specs: join(root, "specs"), out: join(root, "generated") };
  const reports = (await lintApis(directories, apis)).map(({ report }) => report);
  const marked = await markNew(reports, directories, "HEAD");
  const all = marked.flatMap(({ findings }) => findings);
  return all
    .filter(({ rule, isNew }) => rule === "placeholder-schema" && isNew)
    .map(({ pointer, severity }) => `${severity} ${pointer.split("/").at(-1) ?? ""}`);
}

test("a finding is new if the files at the base do not have it, whatever its line is", async () => {
  write("old", { a: UUID }, "# A new heading\n\n");
  expect(await newPlaces(["old"])).toEqual([]);
  write("old", { a: UUID, b: UUID });
  expect(await newPlaces(["old"])).toEqual(["info b", "warning b"]);
});

test("every finding of an API that the base does not have is new", async () => {
  write("added", { c: UUID });
  expect(await newPlaces(["added"])).toEqual(["info c", "warning c"]);
});

test("a revision that does not exist is an error that names it", async () => {
  const directories = { specs: join(root, "specs"), out: join(root, "generated") };
  await expect(markNew([], directories, "no-branch")).rejects.toThrow('"no-branch"');
});

test("an API is built again only if one of its files differs from the base", async () => {
  write("old", { a: UUID, b: UUID });
  vi.mocked(lintInputs).mockClear();
  expect(await newPlaces(["old", "same"])).toEqual(["info b", "warning b"]);
  const built = vi.mocked(lintInputs).mock.calls.map(([{ apis }]) => apis);
  expect(built).toEqual([["old", "same"], ["old"]]);
});

test("a file that git ignores counts as changed", async () => {
  writeFileSync(join(root, ".gitignore"), "ignored.md\n");
  const document = documentOf({ schemas: { Other: { type: "object", properties: { d: UUID } } } });
  const page = join(root, "specs", "same", "pages", "ignored.md");
  writeFileSync(page, pageOf(document));
  expect(await newPlaces(["same"])).toEqual(["info d", "warning d"]);
  rmSync(page);
});

test("a generated file that differs from the base counts as changed", async () => {
  const file = join(root, "generated", "same", "openapi.yaml");
  mkdirSync(dirname(file));
  writeFileSync(file, "openapi: 3.1.1\n");
  vi.mocked(lintInputs).mockClear();
  await newPlaces(["same"]);
  const built = vi.mocked(lintInputs).mock.calls.map(([{ apis }]) => apis);
  expect(built).toEqual([["same"], ["same"]]);
  rmSync(file);
});
