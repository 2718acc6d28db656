import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, inject, test } from "vitest";
import { filesOf, temporaryFolder } from "../support/commands.ts";
import { nodeArguments } from "../support/programs/node-arguments.ts";

/** Generates the files of one API in an empty directory. */
function generate(start: string[]) {
  const cwd = temporaryFolder();
  const words = ["--specs", resolve("specs"), "--out", "generated", "--api", "livepeer"];
  const args = [...start, ...words, "--format", "github"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  return { status, stdout, stderr, files: filesOf(cwd) };
}

test("a command that is compiled for the tests prints and writes the same as its TypeScript", () => {
  const source = resolve("scripts/generate.ts");
  const compiled = nodeArguments(source);
  expect(compiled).toEqual([expect.stringContaining(inject("programs"))]);
  const expected = generate(["--import", import.meta.resolve("tsx"), source]);
  expect(expected.status).toBe(0);
  expect(Object.keys(expected.files)).toContain("generated/livepeer/lock.json");
  expect(generate(compiled)).toEqual(expected);
});
