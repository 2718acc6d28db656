import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it, vi } from "vitest";
import {
  filesOf,
  killAtChange,
  runNode,
  temporaryFolder,
  type Ended,
} from "../../support/commands.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

// Each test starts processes, which can take long on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

const APIS = ["one", "two"];

const pageWith = (type: string) =>
  pageOf(documentOf({ schemas: { Thing: { type: "object", properties: { value: { type } } } } }));

function writePages(folder: string, apis: string[], type: string): void {
  for (const api of apis) {
    const pages = join(folder, "specs", api, "pages");
    mkdirSync(pages, { recursive: true });
    writeFileSync(join(pages, "page.md"), pageWith(type));
  }
}

function run(folder: string, script: string, words: string[] = [], node = ""): Ended {
  const directories = ["--specs", join(folder, "specs"), "--out", join(folder, "out")];
  return runNode([`scripts/${script}.ts`, ...directories, ...words], node);
}

/** The result of a first run, with changed pages. The tests work on copies of it. */
const base = temporaryFolder(afterAll);

function prepare(folder: string): void {
  writePages(folder, APIS, "string");
  expect(run(folder, "generate").code).toBe(0);
  // A file of the user's own, and a file that no page needs any longer.
  writeFileSync(join(folder, "out", "one", "own.md"), "mine");
  const lockFile = join(folder, "out", "one", "lock.json");
  const lock = JSON.parse(readFileSync(lockFile, "utf8")) as { outputs: object }; // a run wrote it
  Object.assign(lock.outputs, { "one/gone.ts": "hash" });
  writeFileSync(lockFile, JSON.stringify(lock));
  writeFileSync(join(folder, "out", "one", "gone.ts"), "old");
  writePages(folder, APIS, "integer");
}

function copyOfBase(): string {
  const folder = temporaryFolder();
  cpSync(base, folder, { recursive: true });
  return folder;
}

type Files = Record<string, string>;

/** The files of one API that a run generates. */
function filesOfApi(folder: string, api: string): Files {
  const entries = Object.entries(filesOf(join(folder, "out")));
  return Object.fromEntries(
    entries.filter(([file]) => file.startsWith(`${api}/`) && !file.endsWith("/own.md")),
  );
}

const leftovers = (folder: string) =>
  readdirSync(join(folder, "out")).filter((name) => /\.(?:partial|previous)$/.test(name));

/** Moments at which a run is killed, in order. They are the same in each test run. */
const [GAPS = []] = fc.sample(fc.array(fc.integer({ min: 4, max: 9 }), { minLength: 30 }), {
  seed: 13,
  numRuns: 1,
});

describe("a run of generate that is killed", () => {
  it("leaves old files, new files, or a state that --check and lint refuse and the next run repairs", () => {
    prepare(base);
    const reference = copyOfBase();
    const old = APIS.map((api) => filesOfApi(reference, api));
    expect(run(reference, "generate").code).toBe(0);
    const all = filesOf(join(reference, "out"));
    const seen: string[] = [];
    for (let index = 0, moment = 0; ; index += 1, moment += GAPS[index] ?? 1) {
      const folder = copyOfBase();
      const killed = run(folder, "generate", [], killAtChange(join(folder, "out"), moment));
      if (killed.signal === null) break;
      const states = APIS.map((api, place) => {
        const files = JSON.stringify(filesOfApi(folder, api));
        const candidates = { old: old[place], new: filesOfApi(reference, api), missing: {} };
        const state = Object.entries(candidates).find(([, set]) => JSON.stringify(set) === files);
        return state?.[0] ?? "mixed";
      });
      seen.push(...states);
      const isDone = JSON.stringify(filesOf(join(folder, "out"))) === JSON.stringify(all);
      const { code } = run(folder, "generate", ["--check"]);
      // A passed check promises that nothing is left to do. No file is missing without a leftover.
      expect({ code, isDone }).not.toEqual({ code: 0, isDone: false });
      expect(states.includes("missing") && leftovers(folder).length === 0).toBe(false);
      expect(run(folder, "generate")).toMatchObject({ code: 0, stderr: "" });
      expect(filesOf(join(folder, "out"))).toEqual(all);
    }
    expect(seen).toEqual(expect.arrayContaining(["new", "old"]));
    expect(seen).not.toContain("mixed");
  });

  it("between the two renames is refused by --check and lint, and undone by the next run", () => {
    const folder = temporaryFolder();
    writePages(folder, ["one"], "string");
    expect(run(folder, "generate").code).toBe(0);
    const files = filesOf(join(folder, "out"));
    const [directory, previous] = [
      join(folder, "out", "one"),
      join(folder, "out", ".one.previous"),
    ];
    renameSync(directory, previous);
    const next = `npm run generate -- --specs ${join(folder, "specs")} --out ${join(folder, "out")}`;
    const message = `A run of generate was interrupted and left ${previous}. Run \`${next}\` to finish it.\n`;
    expect(run(folder, "generate", ["--check"])).toMatchObject({ code: 1, stderr: `generate: ${message}` }); // prettier-ignore
    expect(run(folder, "lint")).toMatchObject({ code: 1, stderr: `lint: ${message}` });
    expect(run(folder, "generate")).toMatchObject({ code: 0, stderr: "" });
    expect(filesOf(join(folder, "out"))).toEqual(files);
  });
});
