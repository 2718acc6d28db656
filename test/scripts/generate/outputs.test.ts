import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { commit, listOutputs } from "../../../scripts/generate/outputs.ts";
import { hasLeftovers, recover } from "../../../scripts/generate/staging.ts";
import { filesOf, killAtChange, runNode, temporaryFolder } from "../../support/commands.ts";

const OLD = { "api/a.txt": "old a", "api/b.txt": "old b", "api/gone.txt": "old" };
const NEW = { "api/a.txt": "new a", "api/b.txt": "new b", "api/sub/c.txt": "new c" };
const toMap = (files: Record<string, string>) => new Map(Object.entries(files));

function folderWith(files: Record<string, string>): string {
  const out = temporaryFolder();
  commit(out, "api", toMap(files), []);
  return out;
}

describe("commit", () => {
  test("writes what differs, removes what is obsolete, and names both", () => {
    const out = folderWith(OLD);
    const changed = commit(out, "api", toMap({ ...NEW, "api/b.txt": "old b" }), Object.keys(OLD));
    expect(changed).toEqual(["api/a.txt", "api/gone.txt", "api/sub/c.txt"]);
    expect(filesOf(out)).toEqual({ ...NEW, "api/b.txt": "old b" });
  });

  test("touches nothing when nothing differs", () => {
    const out = folderWith(OLD);
    expect(commit(out, "api", toMap(OLD), Object.keys(OLD))).toEqual([]);
  });

  test("removes the folder of an API that is gone", () => {
    const out = folderWith(OLD);
    commit(out, "api", new Map(), Object.keys(OLD));
    expect(readdirSync(out)).toEqual([]);
  });

  test.each(["other/a.txt", "api/../other/a.txt", "../outside.txt", "/outside.txt"])(
    "removes nothing of another folder, whatever the lock says: %s",
    (file) => {
      const out = folderWith(OLD);
      commit(out, "other", toMap({ "other/a.txt": "other" }), []);
      const outside = join(out, "..", `${basename(out)}.txt`);
      writeFileSync(outside, "outside");
      onTestFinished(() => rmSync(outside));
      const obsolete = file.replace("outside", basename(out));
      expect(commit(out, "api", toMap(OLD), [...Object.keys(OLD), obsolete])).toEqual([]);
      expect(filesOf(out)).toEqual({ ...OLD, "other/a.txt": "other" });
      expect(existsSync(outside)).toBe(true);
    },
  );

  test("leaves files alone that it did not make", () => {
    const out = folderWith(OLD);
    writeFileSync(join(out, "api", "own.txt"), "mine");
    commit(out, "api", new Map(), Object.keys(OLD));
    expect(filesOf(out)).toEqual({ "api/own.txt": "mine" });
  });

  test.each([
    [
      "a folder stands where a file belongs",
      (out: string) => mkdirSync(join(out, "api/sub/c.txt"), { recursive: true }),
    ],
    [
      "a file stands where a folder belongs",
      (out: string) => writeFileSync(join(out, "api/sub"), "x"),
    ],
  ])("changes nothing at all when %s", (_, obstruct) => {
    const out = folderWith(OLD);
    obstruct(out);
    const before = filesOf(out);
    expect(() => commit(out, "api", toMap(NEW), Object.keys(OLD))).toThrow(
      /^Cannot write to .*: .* is no (file|folder)\. Nothing of api was changed\.$/,
    );
    expect(filesOf(out)).toEqual(before);
    expect(hasLeftovers(out)).toBe(false);
  });
});

describe("a run that is killed", () => {
  test(
    "at any moment leaves the old files or the new ones, once the next run has begun",
    { timeout: 60_000 },
    () => {
      const module = resolve("scripts/generate/outputs.ts");
      const script = (out: string) =>
        `import { commit } from ${JSON.stringify(module)};
       commit(${JSON.stringify(out)}, "api", new Map(${JSON.stringify([...toMap(NEW)])}), ${JSON.stringify(Object.keys(OLD))});`;
      const outcomes: string[] = [];
      for (let moment = 0; ; moment += 1) {
        const out = folderWith(OLD);
        const { signal } = runNode(
          ["--input-type=module", "-e", script(out)],
          killAtChange(out, moment),
        );
        recover(out);
        const files = filesOf(out);
        const isOld = JSON.stringify(files) === JSON.stringify(OLD);
        expect([OLD, NEW]).toContainEqual(files);
        expect(hasLeftovers(out)).toBe(false);
        outcomes.push(isOld ? "old" : "new");
        if (signal === null) break;
      }
      expect(outcomes.length).toBeGreaterThan(8);
      expect(outcomes.join(" ")).toMatch(/^old (old )*new( new)*$/);
    },
  );

  test("is noticed by what it left, which belongs to no output", () => {
    const out = folderWith(OLD);
    expect(hasLeftovers(out)).toBe(false);
    mkdirSync(join(out, ".api.partial"));
    writeFileSync(join(out, ".api.partial", "half.txt"), "half");
    expect(hasLeftovers(out)).toBe(true);
    expect(listOutputs(out)).toEqual(Object.keys(OLD));
    recover(out);
    expect(filesOf(out)).toEqual(OLD);
  });

  test("and cannot be finished is said so, by the name of what it left", () => {
    const out = temporaryFolder();
    mkdirSync(join(out, ".api.complete", "api"), { recursive: true });
    writeFileSync(join(out, ".api.complete", "api", "a.txt"), "new a");
    writeFileSync(join(out, "api"), "no folder");
    expect(() => recover(out)).toThrow(
      /Cannot finish what an interrupted run left in .*\.api\.complete/,
    );
    expect(existsSync(join(out, ".api.complete", "api", "a.txt"))).toBe(true);
  });
});
