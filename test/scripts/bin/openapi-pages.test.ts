import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { COMMANDS } from "../../../scripts/bin/commands.ts";
import { runNode } from "../../support/commands.ts";

const run = (...words: string[]) => runNode(["scripts/bin/openapi-pages.ts", ...words]);

test("the package has every command that works in another repository", () => {
  const files = readdirSync("scripts").filter((name) => name.endsWith(".ts"));
  // These build or test the code of this repository.
  const own = ["build", "fuzz", "packages", "runtimes"];
  const names = files.map((name) => name.replace(".ts", "")).filter((name) => !own.includes(name));
  expect(Object.keys(COMMANDS).sort()).toEqual(names.sort());
});

test("starts a command with its own arguments", () => {
  expect(run("lint", "--help").stdout).toContain("--format");
  expect(run("lint", "--nothing")).toMatchObject({ code: 2 });
});

test("prints its commands and its version", () => {
  expect(run().stdout).toContain("  generate  ");
  expect(run("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("names the nearest command for an unknown one", () => {
  const { code, stderr } = run("generat");
  expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean "generate"?')]);
  expect(run("publish").stderr).toContain('Unknown command "publish".\n');
});
