import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { splitFormerLock } from "../../../scripts/generate/split-former-lock.ts";
import { filesOf, runNode, temporaryFolder } from "../../support/commands.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let out: string;

beforeEach(() => {
  folder = temporaryFolder();
  out = join(folder, "out");
  mkdirSync(join(out, "a"), { recursive: true });
});

const files = (api: string) => ({ inputs: {}, outputs: { [`${api}/types.ts`]: "hash" } });

function writeFormerLock(text: string): void {
  writeFileSync(join(out, "lock.json"), text);
}

describe("the common lock file of an older version", () => {
  it("becomes one lock file per API that has a directory", () => {
    const apis = { a: files("a"), gone: files("gone") };
    writeFormerLock(JSON.stringify({ version: 1, tools: { prettier: "1" }, apis }));
    splitFormerLock(out);
    const { "a/lock.json": lock = "", ...others } = filesOf(out);
    expect(JSON.parse(lock)).toEqual({ version: 2, tools: { prettier: "1" }, ...files("a") });
    expect(others).toEqual({});
  });

  it("does not replace the lock file that an API has", () => {
    writeFileSync(join(out, "a", "lock.json"), "own");
    writeFormerLock(JSON.stringify({ version: 1, tools: {}, apis: { a: files("a") } }));
    splitFormerLock(out);
    expect(filesOf(out)).toEqual({ "a/lock.json": "own" });
  });

  it("is removed if it is damaged", () => {
    writeFormerLock("<<<<<<< HEAD");
    splitFormerLock(out);
    expect(filesOf(out)).toEqual({});
  });

  it("is not written through a link in the place of a directory", () => {
    mkdirSync(join(folder, "outside"));
    symlinkSync(join(folder, "outside"), join(out, "linked"));
    writeFormerLock(JSON.stringify({ version: 1, tools: {}, apis: { linked: files("linked") } }));
    splitFormerLock(out);
    expect(filesOf(join(folder, "outside"))).toEqual({});
  });

  it("is reported by --check, and replaced by the next run, which keeps no file of a removed API", () => {
    const specs = join(folder, "specs");
    mkdirSync(join(specs, "a", "pages"), { recursive: true });
    writeFileSync(join(specs, "a", "pages", "page.md"), pageOf(documentOf({ schemas: {} })));
    const run = (...args: string[]) =>
      runNode(["scripts/generate.ts", "--specs", specs, "--out", out, ...args]);
    expect(run().code).toBe(0);
    const current = filesOf(out);
    const {
      version: _,
      tools,
      ...a
    } = JSON.parse(readFileSync(join(out, "a", "lock.json"), "utf8")) as Record<string, unknown>; // the run wrote it
    mkdirSync(join(out, "gone"));
    writeFileSync(join(out, "gone", "types.ts"), "old");
    writeFormerLock(JSON.stringify({ version: 1, tools, apis: { a, gone: files("gone") } }));
    const { code, stdout } = run("--check");
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /error surplus-file\n.*Run `npm run generate -- --specs .*` to remove it\.\n.*lock\.json:/,
    );
    expect(run("--api", "a").code).toBe(0);
    expect(existsSync(join(out, "lock.json"))).toBe(false);
    expect(run().code).toBe(0);
    expect(filesOf(out)).toEqual(current);
  });
});
