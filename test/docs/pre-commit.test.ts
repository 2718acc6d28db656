import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { codeBlocks } from "../support/documentation.ts";
import { temporaryFolder } from "../support/commands.ts";

// Each test runs the pipeline several times.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PAGE = `# Get an item

## OpenAPI

\`\`\`\`yaml GET /items
openapi: 3.1.0
info: {title: Items, version: 1.0.0}
servers: [{url: https://api.example.com/v1}]
paths:
  /items:
    get:
      operationId: getItem
      responses:
        "200": {description: An item.}
\`\`\`\`
`;

let repository: string;

function run(command: string, args: string[]) {
  const identity = { GIT_AUTHOR_NAME: "a", GIT_AUTHOR_EMAIL: "a@example.com" };
  const committer = { GIT_COMMITTER_NAME: "a", GIT_COMMITTER_EMAIL: "a@example.com" };
  const env = { ...process.env, ...identity, ...committer };
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: repository,
    env,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

const git = (...args: string[]) => run("git", args);
const commit = () => git("commit", "--quiet", "--message", "Change");
const generate = () => run("npm", ["run", "--silent", "generate"]);
const changePage = () =>
  appendFileSync(join(repository, "specs/items/pages/get-item.md"), "\nMore text.\n");

/** A repository with one API, and with the hook as it is in the documentation. */
beforeAll(() => {
  repository = temporaryFolder(afterAll);
  for (const name of ["node_modules", "scripts"]) {
    symlinkSync(resolve(name), join(repository, name));
  }
  copyFileSync("package.json", join(repository, "package.json"));
  mkdirSync(join(repository, "specs/items/pages"), { recursive: true });
  writeFileSync(join(repository, "specs/items/pages/get-item.md"), PAGE);
  git("init", "--quiet");
  const hook = join(repository, ".git/hooks/pre-commit");
  const scripts = codeBlocks("docs/run-in-ci.md").filter(({ code }) => code.startsWith("#!"));
  writeFileSync(hook, `${scripts.map(({ code }) => code).join("")}\n`);
  chmodSync(hook, 0o755);
  generate();
  git("add", "specs", "generated");
  git("commit", "--quiet", "--no-verify", "--message", "Begin");
  git("tag", "start");
});

beforeEach(() => {
  git("reset", "--quiet", "--hard", "start");
});

test("the hook refuses a page whose generated files are not written", () => {
  changePage();
  git("add", "specs");
  const { status, output } = commit();
  expect(output).toMatch(
    /^ {2}error stale-file\n(?: {4}.*\n)+? {6}generated\/items\/lock\.json:1:1$/m,
  );
  expect(status).toBe(1);
});

test("the hook refuses a page whose generated files are written, but not staged", () => {
  changePage();
  generate();
  git("add", "specs");
  expect(commit()).toMatchObject({ status: 1 });
  git("add", "generated");
  expect(commit()).toEqual({ status: 0, output: "" });
});

test("the hook accepts staged files that fit, whatever else has changed", () => {
  changePage();
  generate();
  git("add", "specs", "generated");
  changePage();
  expect(commit()).toMatchObject({ status: 0 });
  expect(git("status", "--short", "specs").output).toBe(" M specs/items/pages/get-item.md\n");
});

test("the hook does not delay a commit of other files", () => {
  changePage();
  git("add", "package.json");
  expect(commit()).toEqual({ status: 0, output: "" });
  expect(readFileSync(join(repository, "specs/items/pages/get-item.md"), "utf8")).not.toBe(PAGE);
});
