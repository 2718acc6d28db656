import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { planRun } from "../../../scripts/generate/plan.ts";
import { isInShard, readShard } from "../../../scripts/shared/shard.ts";
import { runNode, temporaryFolder } from "../../support/commands.ts";

const NAMES = Array.from({ length: 100 }, (_, index) => `api-${index}`);

describe("--shard", () => {
  it("puts each API into exactly one of the shards, and leaves no shard empty", () => {
    const shards = [1, 2, 3, 4].map((index) =>
      NAMES.filter((name) => isInShard(name, { index, count: 4 })),
    );
    expect(shards.flat().sort()).toEqual(NAMES.toSorted());
    for (const shard of shards) expect(shard.length).toBeGreaterThan(10);
  });

  it("never changes the shard of a name", () => {
    const shardOf = (name: string) =>
      [1, 2, 3, 4].find((index) => isInShard(name, { index, count: 4 }));
    expect(["livepeer", "twelvelabs", "twelvelabs-legacy"].map(shardOf)).toEqual([3, 4, 2]);
  });

  it.each(["0/4", "5/4", "1", "1/0", "a/b", "-1/4", "1/4/2", "1.5/4"])("refuses %s", (text) => {
    expect(() => readShard(text)).toThrow(/--shard must be INDEX\/COUNT, such as 2\/4/);
  });

  it("plans the APIs and the removed APIs of its part only", () => {
    const folder = temporaryFolder();
    const [specs, out] = [join(folder, "specs"), join(folder, "out")];
    for (const name of NAMES.slice(0, 50)) mkdirSync(join(specs, name), { recursive: true });
    for (const name of NAMES) {
      mkdirSync(join(out, name), { recursive: true });
      const lock = { version: 2, tools: {}, inputs: {}, outputs: {} };
      writeFileSync(join(out, name, "lock.json"), JSON.stringify(lock));
    }
    const plans = [1, 2].map((index) => {
      const shard = { index, count: 2 };
      return planRun({ specs, out, format: "text", check: false, wanted: [], shard });
    });
    const sorted = (names: string[]) => names.toSorted();
    expect(sorted(plans.flatMap(({ apis }) => apis))).toEqual(sorted(NAMES.slice(0, 50)));
    expect(sorted(plans.flatMap(({ removed }) => removed))).toEqual(sorted(NAMES.slice(50)));
  });

  it.each(["generate", "lint"])("of %s accepts a shard without APIs", (script) => {
    const args = ["--api", "livepeer", "--shard", "1/4"];
    expect(runNode([`scripts/${script}.ts`, ...args])).toMatchObject({ code: 0, stderr: "" });
  });
});
