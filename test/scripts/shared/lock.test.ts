import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isNothingToDo, planRun } from "../../../scripts/generate/plan.ts";
import { hashInput, lockInput, sha256 } from "../../../scripts/shared/hashes.ts";
import { isUpToDate, readLock, type Lock } from "../../../scripts/shared/lock.ts";
import { readTools } from "../../../scripts/shared/tools.ts";
import { temporaryFolder } from "../../support/commands.ts";

const FIRST = "3f0f6c2e-8d1b-4f57-9a3e-5b2c7d9e1a40";
const SECOND = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

describe("the hash of a page", () => {
  const page = (uuid: string) =>
    Buffer.from(`é secret: ${uuid}\nother: ${uuid}\nexample: ${FIRST.toUpperCase()}\n`);

  test("is that of its bytes when no placeholder is in it", () => {
    expect(lockInput(page(FIRST), [])).toEqual({ sha256: sha256(page(FIRST)) });
  });

  test("leaves the placeholders out, wherever they stand", () => {
    const { sha256: hash, placeholders = [] } = lockInput(page(FIRST), [FIRST]);
    expect(placeholders).toHaveLength(2);
    expect(hashInput(page(SECOND), placeholders)).toBe(hash);
    expect(lockInput(page(SECOND), [SECOND])).toEqual({ sha256: hash, placeholders });
  });

  test("notices any other difference", () => {
    const { sha256: hash, placeholders = [] } = lockInput(page(FIRST), [FIRST]);
    const text = page(SECOND).toString("utf8");
    expect(hashInput(Buffer.from(text.replace("other", "othex")), placeholders)).not.toBe(hash);
    expect(hashInput(Buffer.from(`${text} `), placeholders)).not.toBe(hash);
    expect(hashInput(Buffer.from(text.slice(0, 40)), placeholders)).not.toBe(hash);
    const answered = text.replace(SECOND, "{ type: string, format: password }".padEnd(36));
    expect(answered).toHaveLength(text.length);
    expect(hashInput(Buffer.from(answered), placeholders)).not.toBe(hash);
  });

  test("does not change the page", () => {
    const bytes = page(FIRST);
    lockInput(bytes, [FIRST]);
    expect(bytes.equals(page(FIRST))).toBe(true);
  });
});

/** An API `api` with one page and one output, as a run left them. */
function upToDateFolders() {
  const folder = temporaryFolder();
  const [specs, out] = [join(folder, "specs"), join(folder, "out")];
  mkdirSync(join(specs, "api/pages"), { recursive: true });
  mkdirSync(join(out, "api"), { recursive: true });
  writeFileSync(join(specs, "api/pages/page.md"), "# Items\n");
  writeFileSync(join(out, "api/types.ts"), "// types\n");
  const lock: Lock = {
    version: 1,
    tools: readTools(),
    apis: {
      api: {
        inputs: { "api/pages/page.md": { sha256: sha256("# Items\n") } },
        outputs: { "api/types.ts": sha256("// types\n") },
      },
    },
  };
  const write = (value: unknown) => writeFileSync(join(out, "lock.json"), JSON.stringify(value));
  write(lock);
  return { specs, out, lock, write };
}

const planOf = (
  { specs, out }: { specs: string; out: string },
  others: { check?: boolean; format?: string; wanted?: string[] } = {},
) => planRun({ specs, out, format: "text", check: false, wanted: [], ...others });

describe("a run", () => {
  test("has nothing to do when inputs, outputs and tools are those of the lock", () => {
    const folders = upToDateFolders();
    expect(isUpToDate(folders.specs, folders.out, "api", folders.lock.apis["api"])).toBe(true);
    expect(isNothingToDo(planOf(folders))).toBe(true);
  });

  type Folders = ReturnType<typeof upToDateFolders>;
  const changes: [string, (folders: Folders) => void][] = [
    ["a page differs", ({ specs }) => writeFileSync(join(specs, "api/pages/page.md"), "# Parts\n")],
    ["a page is new", ({ specs }) => writeFileSync(join(specs, "api/pages/new.md"), "")],
    ["a page is gone", ({ specs }) => rmSync(join(specs, "api/pages/page.md"))],
    [
      "a page is a folder now",
      ({ specs }) => {
        rmSync(join(specs, "api/pages/page.md"));
        mkdirSync(join(specs, "api/pages/page.md"));
      },
    ],
    ["an overlay is new", ({ specs }) => writeFileSync(join(specs, "api/overlay.yaml"), "")],
    [
      "a hand-written file is new",
      ({ specs }) => writeFileSync(join(specs, "api/openapi.yaml"), ""),
    ],
    ["an output differs", ({ out }) => writeFileSync(join(out, "api/types.ts"), "// types")],
    ["an output is gone", ({ out }) => rmSync(join(out, "api/types.ts"))],
    [
      "an API is new",
      ({ specs }) => cpSync(join(specs, "api"), join(specs, "other"), { recursive: true }),
    ],
    [
      "an API is gone",
      ({ specs, lock, write }) => {
        cpSync(join(specs, "api"), join(specs, "other"), { recursive: true });
        write({ ...lock, apis: { ...lock.apis, gone: { inputs: {}, outputs: {} } } });
      },
    ],
    [
      "a tool has another version",
      ({ lock, write }) => write({ ...lock, tools: { ...lock.tools, prettier: "0.0.0" } }),
    ],
    [
      "the pipeline's code is another",
      ({ lock, write }) => write({ ...lock, tools: { ...lock.tools, pipeline: "0" } }),
    ],
    ["the lock is gone", ({ out }) => rmSync(join(out, "lock.json"))],
    ["a run was killed", ({ out }) => mkdirSync(join(out, ".api.partial"))],
  ];

  test.each(changes)("has something to do when %s", (_, change) => {
    const folders = upToDateFolders();
    change(folders);
    expect(isNothingToDo(planOf(folders))).toBe(false);
  });

  test("compares and reports even when nothing changed", () => {
    const folders = upToDateFolders();
    expect(planOf(folders, { check: true })).toMatchObject({ apis: ["api"], skipped: [] });
    expect(planOf(folders, { format: "json" })).toMatchObject({ apis: ["api"], skipped: [] });
  });

  test("does not take an API for gone that was not asked for", () => {
    const folders = upToDateFolders();
    folders.write({ ...folders.lock, apis: { gone: { inputs: {}, outputs: {} } } });
    expect(planOf(folders).removed).toEqual(["gone"]);
    expect(planOf(folders, { wanted: ["api"] }).removed).toEqual([]);
  });
});

describe("the lock file", () => {
  test.each([
    ["no JSON", "<<<<<<< ours"],
    ["nothing", ""],
    ["no object", "null"],
    ["an older version", '{"version": 0}'],
    ["no APIs", '{"version": 1, "tools": {}}'],
    ["an API without files", '{"version": 1, "tools": {}, "apis": {"api": {}}}'],
    ["an API that is null", '{"version": 1, "tools": {}, "apis": {"api": null}}'],
  ])("with %s in it is as good as none", (_, text) => {
    const { out } = upToDateFolders();
    writeFileSync(join(out, "lock.json"), text);
    expect(readLock(out)).toBeUndefined();
  });

  test("of a newer version is not overwritten", () => {
    const { out } = upToDateFolders();
    writeFileSync(join(out, "lock.json"), '{"version": 2}');
    expect(() => readLock(out)).toThrow(
      /was written by a newer version of this project\. Run `npm ci`/,
    );
  });

  test("of the project holds no date, no path of a machine, and every output's hash", () => {
    const text = readFileSync("generated/lock.json", "utf8");
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}|"\//);
    const { apis } = JSON.parse(text) as Lock;
    for (const { outputs } of Object.values(apis)) {
      expect(Object.keys(outputs)).toHaveLength(3);
      for (const [file, hash] of Object.entries(outputs)) {
        expect(sha256(readFileSync(join("generated", file)))).toBe(hash);
      }
    }
  });
});
