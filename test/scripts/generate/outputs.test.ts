import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { listOutputs, replaceOutputs } from "../../../scripts/generate/outputs.ts";
import { hasInterruptedRun } from "../../../scripts/generate/interrupted-run.ts";
import { finishInterruptedRuns } from "../../../scripts/generate/staging.ts";
import { filesOf, killAtChange, runNode, temporaryFolder } from "../../support/commands.ts";

const OLD = { "api/a.txt": "old a", "api/b.txt": "old b", "api/gone.txt": "old" };
const NEW = { "api/a.txt": "new a", "api/b.txt": "new b", "api/sub/c.txt": "new c" };
const toMap = (files: Record<string, string>) => new Map(Object.entries(files));

function directoryWith(files: Record<string, string>): string {
  const out = temporaryFolder();
  replaceOutputs(out, "api", { outputs: toMap(files), obsolete: [] });
  return out;
}

/** The files with the lock file that lists them. */
function withLock(files: Record<string, string>): Record<string, string> {
  const lock = { version: 2, tools: {}, inputs: {}, outputs: files };
  return { ...files, "api/lock.json": JSON.stringify(lock) };
}

describe("replaceOutputs", () => {
  test("writes changed files, removes obsolete files, and returns both", () => {
    const out = directoryWith(OLD);
    const changed = replaceOutputs(out, "api", {
      outputs: toMap({ ...NEW, "api/b.txt": "old b" }),
      obsolete: Object.keys(OLD),
    });
    expect(changed).toEqual(["api/a.txt", "api/gone.txt", "api/sub/c.txt"]);
    expect(filesOf(out)).toEqual({ ...NEW, "api/b.txt": "old b" });
  });

  test("writes nothing if nothing changed", () => {
    const out = directoryWith(OLD);
    const same = { outputs: toMap(OLD), obsolete: Object.keys(OLD) };
    expect(replaceOutputs(out, "api", same)).toEqual([]);
  });

  test("removes the directory of an API that was removed", () => {
    const out = directoryWith(OLD);
    replaceOutputs(out, "api", { outputs: new Map(), obsolete: Object.keys(OLD) });
    expect(readdirSync(out)).toEqual([]);
  });

  test.each(["other/a.txt", "api/../other/a.txt", "../outside.txt", "/outside.txt"])(
    "does not remove a file of another directory, even if the lock file lists it: %s",
    (file) => {
      const out = directoryWith(OLD);
      const other = { outputs: toMap({ "other/a.txt": "other" }), obsolete: [] };
      replaceOutputs(out, "other", other);
      const outside = join(out, "..", `${basename(out)}.txt`);
      writeFileSync(outside, "outside");
      onTestFinished(() => rmSync(outside));
      const obsolete = [...Object.keys(OLD), file.replace("outside", basename(out))];
      expect(replaceOutputs(out, "api", { outputs: toMap(OLD), obsolete })).toEqual([]);
      expect(filesOf(out)).toEqual({ ...OLD, "other/a.txt": "other" });
      expect(existsSync(outside)).toBe(true);
    },
  );

  test("keeps files that it did not write", () => {
    const out = directoryWith(OLD);
    writeFileSync(join(out, "api", "own.txt"), "mine");
    replaceOutputs(out, "api", { outputs: new Map(), obsolete: Object.keys(OLD) });
    expect(filesOf(out)).toEqual({ "api/own.txt": "mine" });
  });

  test.each([
    [
      "a directory has the path of a file",
      (out: string) => mkdirSync(join(out, "api/sub/c.txt"), { recursive: true }),
    ],
    [
      "a file has the path of a directory",
      (out: string) => writeFileSync(join(out, "api/sub"), "x"),
    ],
  ])("changes nothing if %s", (_, obstruct) => {
    const out = directoryWith(OLD);
    obstruct(out);
    const before = filesOf(out);
    const replacement = { outputs: toMap(NEW), obsolete: Object.keys(OLD) };
    expect(() => replaceOutputs(out, "api", replacement)).toThrow(
      /^Cannot write to .*: .* is not a (file|directory)\. No file of api was changed\.$/,
    );
    expect(filesOf(out)).toEqual(before);
    expect(hasInterruptedRun(out)).toBe(false);
  });
});

describe("a killed run", () => {
  test(
    "leaves only old or only new files after the next run has started",
    { timeout: 60_000 },
    () => {
      const states = [withLock(OLD), withLock(NEW)].map((files) => JSON.stringify(files));
      const outcomes: string[] = [];
      for (let moment = 0; ; moment += 1) {
        const out = directoryWith(withLock(OLD));
        const { signal } = runNode(
          ["test/support/programs/replace-outputs.ts", out, "api", ...states],
          killAtChange(out, moment),
        );
        // The files that a reader sees before the next run. There is no file only between the two renames.
        const entries = Object.entries(filesOf(out));
        const seen = Object.fromEntries(entries.filter(([file]) => file.startsWith("api/")));
        expect([withLock(OLD), withLock(NEW), {}]).toContainEqual(seen);
        finishInterruptedRuns(out);
        const files = filesOf(out);
        expect([withLock(OLD), withLock(NEW)]).toContainEqual(files);
        const isOld = files["api/a.txt"] === OLD["api/a.txt"];
        expect(hasInterruptedRun(out)).toBe(false);
        outcomes.push(isOld ? "old" : "new");
        if (signal === null) break;
      }
      expect(outcomes.length).toBeGreaterThan(8);
      expect(outcomes.join(" ")).toMatch(/^old (old )*new( new)*$/);
    },
  );

  test("is noticed by its staging files, which are not outputs", () => {
    const out = directoryWith(OLD);
    expect(hasInterruptedRun(out)).toBe(false);
    mkdirSync(join(out, ".api.partial"));
    writeFileSync(join(out, ".api.partial", "half.txt"), "half");
    expect(hasInterruptedRun(out)).toBe(true);
    expect(listOutputs(out)).toEqual(Object.keys(OLD));
    finishInterruptedRuns(out);
    expect(filesOf(out)).toEqual(OLD);
  });

  test("that cannot be finished is reported with the path of its staging directory", () => {
    const out = temporaryFolder();
    mkdirSync(join(out, ".api.previous"), { recursive: true });
    writeFileSync(join(out, ".api.previous", "own.txt"), "mine");
    writeFileSync(join(out, "api"), "a file");
    expect(() => finishInterruptedRuns(out)).toThrow(
      /Cannot finish the interrupted run that left .*\.api\.previous/,
    );
    expect(existsSync(join(out, ".api.previous", "own.txt"))).toBe(true);
  });
});
