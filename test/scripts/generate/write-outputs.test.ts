import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { printLock } from "../../../scripts/generate/lock-output.ts";
import type { Plan } from "../../../scripts/generate/plan.ts";
import type { ApiRun } from "../../../scripts/generate/run-apis.ts";
import { writeOutputs } from "../../../scripts/generate/write-outputs.ts";
import { readLocks } from "../../../scripts/shared/read-locks.ts";
import { emptyReport } from "../../support/api-report.ts";
import { filesOf, temporaryFolder } from "../../support/commands.ts";

let out: string;

beforeEach(() => {
  out = temporaryFolder();
});

const lockedFiles = (name: string, version: string) => ({
  inputs: { [`${name}/pages/a.md`]: { sha256: version } },
  outputs: { [`${name}/types.ts`]: version },
});

const failed = (name: string): ApiRun => ({ report: emptyReport(name) });

const TOOLS = { prettier: "2" };

function done(name: string, version = "new", tools = TOOLS): ApiRun {
  const lock = printLock({ version: 2, tools, ...lockedFiles(name, version) });
  const files = { [`${name}/types.ts`]: version, [`${name}/lock.json`]: lock };
  return { report: emptyReport(name), outputs: new Map(Object.entries(files)) };
}

function planOf(others: Partial<Plan> = {}): Plan {
  const given = { specs: "specs", out, format: "text", check: false, isPartial: false };
  const lists = { apis: [], skipped: [], removed: [], interrupted: false, locks: {} };
  return { ...given, ...lists, tools: TOOLS, ...others };
}

/** Writes the files of a former run with other tools. */
function writeFormerRun(...names: string[]): void {
  const runs = names.map((name) => done(name, "old", { prettier: "1" }));
  writeOutputs(planOf(), runs, {});
}

it("names the files that changed in the report, with the lock file of the API", () => {
  const run = done("a");
  writeOutputs(planOf(), [run], {});
  expect(run.report.written).toEqual(["lock.json", "types.ts"].map((file) => join(out, "a", file)));
  expect(filesOf(out)).toMatchObject({ "a/types.ts": "new" });
  expect(readLocks(out)).toEqual({ a: { version: 2, tools: TOOLS, ...lockedFiles("a", "new") } });
});

it("names the lock file if it is the only file that changed", () => {
  writeOutputs(planOf(), [done("a", "new", { prettier: "1" })], {});
  const run = done("a");
  writeOutputs(planOf(), [run], readLocks(out));
  expect(run.report.written).toEqual([join(out, "a", "lock.json")]);
});

it("leaves the files and the lock files of the other APIs as they are", () => {
  writeFormerRun("a", "b");
  const before = filesOf(out);
  writeOutputs(planOf({ isPartial: true }), [done("a")], readLocks(out));
  const after = filesOf(out);
  expect(after["b/lock.json"]).toBe(before["b/lock.json"]);
  expect(after["a/lock.json"]).not.toBe(before["a/lock.json"]);
});

it("removes the files of an API that is gone, but not a user's own", () => {
  writeFormerRun("gone", "left");
  writeFileSync(join(out, "left", "own.md"), "mine");
  writeOutputs(planOf({ removed: ["gone", "left"] }), [], readLocks(out));
  expect(filesOf(out)).toEqual({ "left/own.md": "mine" });
});

it("reports an API that cannot be written, and does not lock it as done", () => {
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "a"), "a file in the way");
  const [broken, fine] = [done("a"), done("b")];
  writeOutputs(planOf(), [broken, fine], {});
  expect(broken.report.problems.map(({ rule }) => rule)).toEqual(["write"]);
  expect(fine.report.problems).toEqual([]);
  expect(Object.keys(readLocks(out))).toEqual(["b"]);
});

it("leaves the files of an API that failed with their tools, so that the next run tries it again", () => {
  writeFormerRun("a");
  const before = filesOf(out);
  writeOutputs(planOf(), [failed("a")], readLocks(out));
  expect(filesOf(out)).toEqual(before);
});
