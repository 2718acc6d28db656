import { execFileSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { replaceOutputs } from "../../../scripts/generate/outputs.ts";
import { filesOf, runNode, temporaryFolder } from "../../support/commands.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

// Most tests start processes, which can take long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const PAGE = pageOf(documentOf({ schemas: { A: { type: "string" } } }));

let folder: string;
let specs: string;
let out: string;

beforeEach(() => {
  folder = temporaryFolder();
  [specs, out] = [join(folder, "specs"), join(folder, "out")];
});

/** Creates an API with one good page, and returns the directory of its pages. */
function createApi(name: string): string {
  const pages = join(specs, name, "pages");
  mkdirSync(pages, { recursive: true });
  writeFileSync(join(pages, "page.md"), PAGE);
  return pages;
}

function run(script: string, ...args: string[]) {
  return runNode([`scripts/${script}.ts`, "--specs", specs, "--out", out, ...args]);
}

/** The files of the output directory, without the lock files. */
function generated(): string[] {
  return Object.keys(filesOf(out)).filter((file) => !file.endsWith("/lock.json"));
}

const FILES = [
  "changes.json",
  "changes.md",
  "enums.ts",
  "openapi.yaml",
  "sources.json",
  "types.d.ts",
  "types.d.ts.map",
];
const filesOfApi = (api: string) => FILES.map((file) => `${api}/${file}`);

describe("a page that is not a regular file of the project", () => {
  it("is refused with its path, and the other APIs are generated", () => {
    const secret = join(folder, "secret.md");
    writeFileSync(secret, PAGE);
    const create: Record<string, (path: string) => void> = {
      device: (path) => symlinkSync("/dev/zero", path),
      directory: (path) => mkdirSync(path),
      large: (path) => {
        writeFileSync(path, "");
        truncateSync(path, 2 ** 32);
      },
      outside: (path) => symlinkSync(secret, path),
      pipe: (path) => void execFileSync("mkfifo", [path]),
    };
    for (const [name, createPage] of Object.entries(create))
      createPage(join(createApi(name), "hostile.md"));
    execFileSync("mkfifo", [join(createApi("overlay"), "..", "overlay.yaml")]);
    symlinkSync("page.md", join(createApi("inside"), "link.md"));
    const { code, stdout, stderr } = run("generate");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    for (const name of Object.keys(create)) {
      expect(stdout).toContain(
        `  error unreadable\n    Cannot read ${join(specs, name, "pages", "hostile.md")}: `,
      );
    }
    expect(stdout).toContain(`      ${join(specs, "overlay", "overlay.yaml")}:1:1\n`);
    expect(generated()).toEqual(filesOfApi("inside"));
  });
});

describe("a name that cannot exist on every disk", () => {
  it.each([
    ["lock.json", "the name is used for a file of its own"],
    ["con", "Windows reserves the name"],
    ["a\n::error::b", "the name contains a control character"],
    ["a".repeat(230), "the name is longer than 200 bytes"],
  ])("is refused for an API before anything is written: %j", (name, reason) => {
    createApi("fine");
    createApi(name);
    const { code, stderr } = run("generate");
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(["specs"]);
  });

  it("is refused by add before anything is written", () => {
    createApi("fine");
    const page = join(specs, "fine", "pages", "page.md");
    for (const name of ["Fine", "lock.json", "aux", "a".repeat(300)]) {
      expect(run("add", "--api", name, page).code).toBe(1);
    }
    expect(readdirSync(specs)).toEqual(["fine"]);
    expect(readdirSync(folder)).toEqual(["specs"]);
  });

  it("is refused for two APIs or two pages that differ only in case", () => {
    writeFileSync(join(createApi("a"), "PAGE.md"), PAGE);
    expect(run("generate").stdout).toContain('contains "PAGE.md" and "page.md"');
    createApi("A");
    expect(run("generate").stderr).toContain('The APIs "a" and "A"');
  });
});

describe("an output directory that a run must not write to", () => {
  it.each(["generate", "add"])("is refused by %s if it is that of the specifications", (script) => {
    const page = join(createApi("api"), "page.md");
    const before = filesOf(specs);
    out = join(specs, "api");
    const { code, stderr } = run(script, ...(script === "add" ? ["--api", "new", page] : []));
    expect(code).toBe(2);
    expect(stderr).toContain("--specs and --out must be separate directories");
    expect(filesOf(specs)).toEqual(before);
  });

  it("is not written through a link", () => {
    createApi("linked");
    createApi("fine");
    const outside = join(folder, "outside");
    mkdirSync(outside);
    mkdirSync(out);
    symlinkSync(outside, join(out, "linked"));
    const { code, stdout } = run("generate");
    expect(code).toBe(1);
    expect(stdout).toMatch(/error write\n.*linked is a symbolic link/);
    expect(readdirSync(outside)).toEqual([]);
    expect(generated()).toEqual(filesOfApi("fine"));
  });

  it("loses a link in the place of a file, and the file that it leads to stays", () => {
    const precious = join(folder, "precious.txt");
    writeFileSync(precious, "precious");
    mkdirSync(join(out, "api"), { recursive: true });
    symlinkSync(precious, join(out, "api", "types.ts"));
    replaceOutputs(out, "api", { outputs: new Map([["api/types.ts", "new"]]), obsolete: [] });
    expect(lstatSync(join(out, "api", "types.ts")).isFile()).toBe(true);
    expect(readFileSync(precious, "utf8")).toBe("precious");
  });
});

describe("a leftover in the output directory", () => {
  it("never removes a file outside, and does not stop a run", () => {
    createApi("api");
    const precious = join(folder, "precious.txt");
    writeFileSync(precious, "precious");
    mkdirSync(join(out, ".evil.complete"), { recursive: true });
    writeFileSync(join(out, ".evil.complete", ".surplus.json"), '["../precious.txt"]');
    // A pipe in the place of a lock file would block a run that reads it.
    mkdirSync(join(out, "api"));
    execFileSync("mkfifo", [join(out, "lock.json"), join(out, "api", "lock.json")]);
    writeFileSync(join(out, ".running"), "");
    const { code, stderr } = run("generate");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(readFileSync(precious, "utf8")).toBe("precious");
    expect(readdirSync(out)).toEqual(["api"]);
  });

  it("in the lock file names no directory that is removed, and no file outside", () => {
    createApi("api");
    mkdirSync(join(folder, "outside"));
    writeFileSync(join(folder, "outside", "precious.txt"), "precious");
    const lock = (apis: object) => {
      mkdirSync(join(out, "api", "own"), { recursive: true });
      writeFileSync(join(out, "api", "own", "notes.md"), "mine");
      writeFileSync(join(out, "lock.json"), JSON.stringify({ version: 1, tools: {}, apis }));
    };
    lock({ api: { inputs: {}, outputs: { "api/own": "hash" } } });
    expect(run("generate")).toMatchObject({ code: 0, stderr: "" });
    lock({ "../outside": { inputs: {}, outputs: { "../outside/precious.txt": "hash" } } });
    expect(run("generate")).toMatchObject({ code: 0, stderr: "" });
    expect(filesOf(join(out, "api"))).toMatchObject({ "own/notes.md": "mine" });
    expect(filesOf(join(folder, "outside"))).toEqual({ "precious.txt": "precious" });
  });
});
