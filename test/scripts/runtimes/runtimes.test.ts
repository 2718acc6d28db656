import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { RUNTIMES } from "../../../scripts/runtimes/runtimes.ts";
import { readResults } from "../../../scripts/runtimes/run-suite.ts";
import { runProgram } from "../../../scripts/shared/run-program.ts";
import { nodeArguments } from "../../support/programs/node-arguments.ts";

test("every runtime is pinned to an exact version", () => {
  const versions = Object.values(RUNTIMES).flatMap(({ packages }) => Object.values(packages));
  expect(versions.length).toBeGreaterThan(8);
  for (const version of versions) expect(version).toMatch(/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/);
});

test("an unknown runtime is refused with the known names, and nothing is installed", () => {
  const args = [...nodeArguments("scripts/runtimes.ts"), "--only", "node-20,netscape"];
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain('Unknown runtime "netscape". Choose from node-20, ');
});

test("a suite that prints no results is a failure", () => {
  expect(readResults('warning\nRESULTS {"wait":null}\n')).toEqual({ wait: null });
  expect(() => readResults("warning\n")).toThrow("The suite printed no results: warning");
});

test("a program that fails is a failure with its output", async () => {
  const program = [process.execPath, "--eval", 'console.log("No disk."); process.exit(3)'];
  await expect(runProgram(program, { directory: "." })).rejects.toThrow("failed: No disk.");
});
