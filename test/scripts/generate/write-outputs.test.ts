import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { nextLock } from "../../../scripts/generate/next-lock.ts";
import type { Plan } from "../../../scripts/generate/plan.ts";
import type { ApiRun } from "../../../scripts/generate/run-apis.ts";
import { writeOutputs } from "../../../scripts/generate/write-outputs.ts";
import type { Lock } from "../../../scripts/shared/lock-file.ts";
import { emptyReport } from "../../support/api-report.ts";
import { filesOf, temporaryFolder } from "../../support/commands.ts";

let out: string;

beforeEach(() => {
  out = temporaryFolder();
});

const lockedApi = (version: string) => ({
  inputs: { "pages/a.md": { sha256: version } },
  outputs: { "types.ts": version },
});

const lockOf = (names: string[], tools = { prettier: "1" }): Lock => ({
  version: 1,
  tools,
  apis: Object.fromEntries(names.map((name) => [name, lockedApi("old")])),
});

const failed = (name: string): ApiRun => ({ report: emptyReport(name) });
const done = (name: string): ApiRun => ({
  report: emptyReport(name),
  outputs: new Map([[`${name}/types.ts`, "new"]]),
  locked: lockedApi("new"),
});

function planOf(others: Partial<Plan> = {}): Plan {
  const given = { specs: "specs", out, format: "text", check: false, isPartial: false };
  const lists = { apis: [], skipped: [], removed: [], interrupted: false, lock: undefined };
  return { ...given, ...lists, tools: { prettier: "2" }, ...others };
}

describe("the lock file after a run", () => {
  it("has the APIs in order, and the tools of the run", () => {
    const lock = nextLock(lockOf(["b"]), planOf(), [done("c"), done("a")]);
    expect(Object.keys(lock.apis)).toEqual(["a", "b", "c"]);
    expect(lock.tools).toEqual({ prettier: "2" });
  });

  it("keeps the old tools when only some APIs were generated", () => {
    const partial = planOf({ isPartial: true });
    expect(nextLock(lockOf(["a", "b"]), partial, [done("a")]).tools).toEqual({ prettier: "1" });
    expect(nextLock(undefined, partial, [done("a")]).tools).toEqual({ prettier: "2" });
  });

  it("does not have an API that was removed", () => {
    const lock = nextLock(lockOf(["a", "gone"]), planOf({ removed: ["gone"] }), [done("a")]);
    expect(Object.keys(lock.apis)).toEqual(["a"]);
  });

  it("makes an API that failed run again, and still knows its files", () => {
    const { apis } = nextLock(lockOf(["a"]), planOf(), [failed("a"), failed("new")]);
    expect(apis).toEqual({ a: { inputs: {}, outputs: { "types.ts": "old" } } });
  });
});

describe("writing the files of a run", () => {
  /** The lock file that a run leaves. */
  function writtenLock(): Lock {
    return JSON.parse(filesOf(out)["lock.json"] ?? "null") as Lock; // a run writes it
  }

  it("names the files that changed in the report", () => {
    const run = done("a");
    writeOutputs(planOf(), [run], undefined);
    expect(run.report.written).toEqual([join(out, "a", "types.ts")]);
    expect(filesOf(out)).toMatchObject({ "a/types.ts": "new" });
    expect(writtenLock().apis).toEqual({ a: lockedApi("new") });
  });

  it("removes the files of an API that is gone", () => {
    mkdirSync(join(out, "gone"));
    writeFileSync(join(out, "gone", "types.ts"), "old");
    const before = lockOf(["gone"]);
    before.apis["gone"] = { inputs: {}, outputs: { "gone/types.ts": "old" } };
    writeOutputs(planOf({ removed: ["gone"] }), [], before);
    expect(Object.keys(filesOf(out))).toEqual(["lock.json"]);
    expect(writtenLock().apis).toEqual({});
  });

  it("reports an API that cannot be written, and does not lock it as done", () => {
    writeFileSync(join(out, "a"), "a file in the way");
    const [broken, fine] = [done("a"), done("b")];
    writeOutputs(planOf(), [broken, fine], lockOf(["a"]));
    expect(broken.report.problems.map(({ rule }) => rule)).toEqual(["write"]);
    expect(fine.report.problems).toEqual([]);
    expect(writtenLock().apis).toEqual({
      a: { inputs: {}, outputs: { "types.ts": "old" } },
      b: lockedApi("new"),
    });
  });

  it("leaves the lock file as it is when every API failed", () => {
    writeOutputs(planOf(), [failed("a")], lockOf(["a"]));
    expect(filesOf(out)).toEqual({});
  });
});
