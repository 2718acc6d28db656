import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runNode, temporaryFolder } from "../../support/commands.ts";

/** A copy of the project's pages and files, to be edited. */
function workspace() {
  const folder = temporaryFolder();
  for (const name of ["specs", "generated"]) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  const run = (command: string, ...args: string[]) =>
    runNode([
      `scripts/${command}.ts`,
      "--specs",
      join(folder, "specs"),
      "--out",
      join(folder, "generated"),
      ...args,
    ]);
  const edit = (file: string, from: string, to: string) => {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  return { run, edit, read };
}

const GENERATED = "generated/twelvelabs/openapi.yaml";
const OVERLAY = "specs/twelvelabs/overlay.yaml";

it("an edit becomes an action that the next run keeps", () => {
  const { run, edit, read } = workspace();
  const before = read(OVERLAY);
  edit(GENERATED, "title: TwelveLabs API\n", "title: Video tasks\n");
  const { code, stdout } = run("overlay");
  expect([code, stdout]).toEqual([0, expect.stringContaining("  $.info: Changed title.\n")]);
  expect(read(OVERLAY).startsWith(before)).toBe(true);
  expect(read(OVERLAY).slice(before.length)).toBe(
    `  - target: $.info\n    description: Changed title.\n    x-source: TODO\n    update:\n      title: Video tasks\n`,
  );
  expect(run("generate", "--api", "twelvelabs").stdout).toContain("does not name its source");
  expect(read(GENERATED)).toContain("title: Video tasks\n");
  expect(run("overlay").stdout).toContain("twelvelabs: no edits\n");
});

it("nothing is written without an edit, or with --dry-run", () => {
  const { run, edit, read } = workspace();
  const before = read(OVERLAY);
  expect(run("overlay")).toMatchObject({
    code: 0,
    stdout: "livepeer: no edits\ntwelvelabs: no edits\ntwelvelabs-legacy: no edits\n",
  });
  edit(GENERATED, "title: TwelveLabs API\n", "title: Video tasks\n");
  const { stdout } = run("overlay", "--dry-run", "--format", "json", "--api", "twelvelabs");
  expect(JSON.parse(stdout)).toMatchObject({
    apis: [{ name: "twelvelabs", actions: [{ target: "$.info", "x-source": "TODO" }] }],
  });
  expect(read(OVERLAY)).toBe(before);
});

it("an edit is refused if the pages have changed too", () => {
  const { run, edit, read } = workspace();
  const before = read(OVERLAY);
  edit(GENERATED, "title: TwelveLabs API\n", "title: Video tasks\n");
  edit("specs/twelvelabs/pages/retrieve-embedding-task.md", "```yaml", "\n```yaml");
  const { code, stderr } = run("overlay");
  expect([code, stderr]).toEqual([1, expect.stringContaining("was not generated from the current pages")]); // prettier-ignore
  expect(read(OVERLAY)).toBe(before);
});

it("an edit that is not YAML is refused with its line", () => {
  const { run, edit } = workspace();
  edit(GENERATED, "title: TwelveLabs API\n", "title: [\n");
  const { code, stderr } = run("overlay");
  expect([code, stderr]).toEqual([1, expect.stringMatching(/openapi\.yaml:\d+:\d+: error yaml-syntax/)]); // prettier-ignore
});
