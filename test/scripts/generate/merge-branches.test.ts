import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { runNode, temporaryFolder } from "../../support/commands.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

const folder = temporaryFolder(afterAll);
const AUTHOR = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];

function git(...words: string[]): string {
  return execFileSync("git", ["-C", folder, ...AUTHOR, ...words], { encoding: "utf8" });
}

function writePage(api: string, type: string): void {
  const pages = join(folder, "specs", api, "pages");
  mkdirSync(pages, { recursive: true });
  const page = pageOf(documentOf({ schemas: { Thing: { type } } }));
  writeFileSync(join(pages, "page.md"), page);
}

function generate(...words: string[]): number | null {
  const directories = ["--specs", join(folder, "specs"), "--out", join(folder, "generated")];
  return runNode(["scripts/generate.ts", ...directories, ...words]).code;
}

/** Generates the files of all pages, and commits them with the pages. */
function commitGenerated(message: string): void {
  expect(generate()).toBe(0);
  git("add", ".");
  git("commit", "--quiet", "--message", message);
}

/** Writes the lock files of a revision as one file, as a common lock would have been. */
function commonLock(revision: string): string {
  const files = git("ls-tree", "-r", "--name-only", revision, "generated").split("\n");
  const locks = files.filter((file) => file.endsWith("lock.json"));
  const file = join(folder, ".git", `${revision}.common`);
  writeFileSync(file, locks.map((name) => git("show", `${revision}:${name}`)).join(""));
  return file;
}

it("two branches that change different APIs merge without a conflict", { timeout: 60_000 }, () => {
  git("init", "--quiet", "--initial-branch", "main");
  for (const api of ["one", "other"]) writePage(api, "string");
  commitGenerated("Add two APIs");
  git("tag", "base");
  git("switch", "--quiet", "--create", "branch");
  writePage("one", "integer");
  writePage("new-a", "string");
  commitGenerated("Change one API and add another");
  git("switch", "--quiet", "main");
  writePage("other", "integer");
  writePage("new-b", "string");
  commitGenerated("Change the other API and add a third one");
  const [ours, base, theirs] = [commonLock("main"), commonLock("base"), commonLock("branch")];
  const merge = spawnSync("git", ["merge-file", "-p", ours, base, theirs]);
  expect(merge.status).toBeGreaterThan(0); // One lock file for all APIs would have a conflict.
  git("merge", "--quiet", "branch");
  expect(git("status", "--porcelain")).toBe("");
  expect(generate("--check")).toBe(0);
});
