import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasNothingToDo, planRun } from "../../../scripts/generate/plan.ts";
import { hashInput, lockInput, sha256 } from "../../../scripts/shared/hashes.ts";
import { isUpToDate, readLock, type Lock } from "../../../scripts/shared/lock-file.ts";
import { readTools } from "../../../scripts/shared/tools.ts";
import { temporaryFolder } from "../../support/commands.ts";

const FIRST = "3f0f6c2e-8d1b-4f57-9a3e-5b2c7d9e1a40";
const SECOND = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

describe("the hash of a page", () => {
  const page = (uuid: string) =>
    Buffer.from(`é secret: ${uuid}\nother: ${uuid}\nexample: ${FIRST.toUpperCase()}\n`);

  test("is the hash of its bytes if it contains no placeholder", () => {
    expect(lockInput(page(FIRST), [])).toEqual({ sha256: sha256(page(FIRST)) });
  });

  test("ignores placeholder UUIDs", () => {
    const { sha256: hash, placeholders = [] } = lockInput(page(FIRST), [FIRST]);
    expect(placeholders).toHaveLength(2);
    expect(hashInput(page(SECOND), placeholders)).toBe(hash);
    expect(lockInput(page(SECOND), [SECOND])).toEqual({ sha256: hash, placeholders });
  });

  test("changes with every other difference", () => {
    const { sha256: hash, placeholders = [] } = lockInput(page(FIRST), [FIRST]);
    const text = page(SECOND).toString("utf8");
    expect(hashInput(Buffer.from(text.replace("other", "othex")), placeholders)).not.toBe(hash);
    expect(hashInput(Buffer.from(`${text} `), placeholders)).not.toBe(hash);
    expect(hashInput(Buffer.from(text.slice(0, 40)), placeholders)).not.toBe(hash);
    const replaced = text.replace(SECOND, "{ type: string, format: password }".padEnd(36));
    expect(replaced).toHaveLength(text.length);
    expect(hashInput(Buffer.from(replaced), placeholders)).not.toBe(hash);
  });

  test("does not change the page", () => {
    const bytes = page(FIRST);
    lockInput(bytes, [FIRST]);
    expect(bytes.equals(page(FIRST))).toBe(true);
  });
});

/** An API `api` with one page and one output, as a run leaves them. */
function upToDateDirectories() {
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
  test("has nothing to do if inputs, outputs and tools match the lock file", () => {
    const directories = upToDateDirectories();
    expect(isUpToDate(directories, "api", directories.lock.apis["api"])).toBe(true);
    expect(hasNothingToDo(planOf(directories))).toBe(true);
  });

  type Directories = ReturnType<typeof upToDateDirectories>;
  const changes: [string, (directories: Directories) => void][] = [
    ["a page changed", ({ specs }) => writeFileSync(join(specs, "api/pages/page.md"), "# Parts\n")],
    ["a page is new", ({ specs }) => writeFileSync(join(specs, "api/pages/new.md"), "")],
    ["a page was removed", ({ specs }) => rmSync(join(specs, "api/pages/page.md"))],
    [
      "a page became a directory",
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
    ["an output changed", ({ out }) => writeFileSync(join(out, "api/types.ts"), "// types")],
    ["an output was removed", ({ out }) => rmSync(join(out, "api/types.ts"))],
    [
      "an API is new",
      ({ specs }) => cpSync(join(specs, "api"), join(specs, "other"), { recursive: true }),
    ],
    [
      "an API was removed",
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
      "the code of the pipeline changed",
      ({ lock, write }) => write({ ...lock, tools: { ...lock.tools, pipeline: "0" } }),
    ],
    ["the lock file was removed", ({ out }) => rmSync(join(out, "lock.json"))],
    ["an earlier run was killed", ({ out }) => mkdirSync(join(out, ".api.partial"))],
  ];

  test.each(changes)("has something to do if %s", (_, change) => {
    const directories = upToDateDirectories();
    change(directories);
    expect(hasNothingToDo(planOf(directories))).toBe(false);
  });

  test("includes APIs that are up to date in checks and JSON reports", () => {
    const directories = upToDateDirectories();
    expect(planOf(directories, { check: true })).toMatchObject({ apis: ["api"], skipped: [] });
    expect(planOf(directories, { format: "json" })).toMatchObject({ apis: ["api"], skipped: [] });
  });

  test("does not remove other APIs if --api is given", () => {
    const directories = upToDateDirectories();
    directories.write({ ...directories.lock, apis: { gone: { inputs: {}, outputs: {} } } });
    expect(planOf(directories).removed).toEqual(["gone"]);
    expect(planOf(directories, { wanted: ["api"] }).removed).toEqual([]);
  });
});

describe("the lock file", () => {
  test.each([
    ["text that is not JSON", "<<<<<<< ours"],
    ["no text", ""],
    ["null", "null"],
    ["an older version", '{"version": 0}'],
    ["no APIs", '{"version": 1, "tools": {}}'],
    ["an API without files", '{"version": 1, "tools": {}, "apis": {"api": {}}}'],
    ["an API that is null", '{"version": 1, "tools": {}, "apis": {"api": null}}'],
  ])("with %s is ignored", (_, text) => {
    const { out } = upToDateDirectories();
    writeFileSync(join(out, "lock.json"), text);
    expect(readLock(out)).toBeUndefined();
  });

  test("of a newer version is an error", () => {
    const { out } = upToDateDirectories();
    writeFileSync(join(out, "lock.json"), '{"version": 2}');
    expect(() => readLock(out)).toThrow(
      /was written by a newer version of this project\. Update the project and run `npm ci`/,
    );
  });

  test("of this project contains the hash of every output, and no date or absolute path", () => {
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
