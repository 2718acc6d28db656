import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const script = fileURLToPath(new URL("../../../scripts/diff.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");

// If a git hook runs the tests, its variables would lead git to the hook's repository.
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")),
);

// Each run starts a process, which can take long on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "diff-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, text: string) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function git(...words: string[]) {
  const identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
  execFileSync("git", [...identity, ...words], { cwd: folder, env });
}

function commitAll() {
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "a state");
}

function run(words: string[], options: { cwd?: string; env?: Record<string, string> } = {}) {
  const settings = {
    cwd: options.cwd ?? folder,
    env: { ...env, ...options.env },
    timeout: 20_000,
  };
  return new Promise<{ code: number | string | null; stdout: string; stderr: string }>(
    (resolve) => {
      const argv = ["--import", tsx, script, ...words];
      execFile(process.execPath, argv, settings, (error, stdout, stderr) => {
        resolve({ code: error ? (error.code ?? null) : 0, stdout, stderr });
      });
    },
  );
}

const withStatus = (...values: string[]) => `openapi: 3.1.0
info: { title: Tasks, version: "1" }
paths:
  /tasks:
    get:
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema: { type: string, enum: [${values.join(", ")}] }
`;

const video = "generated/video/openapi.yaml";

describe("npm run diff", () => {
  it("reports that nothing changed", async () => {
    write(video, withStatus("ready"));
    commitAll();
    const { code, stdout, stderr } = await run([]);
    expect(stdout).toMatch(
      /^Nothing changed for users of the types since HEAD \([0-9a-f]{7}\)\.\n$/,
    );
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("compares the working tree with a revision", async () => {
    write(video, withStatus("ready"));
    commitAll();
    write(video, withStatus("ready", "failed"));
    git("commit", "--quiet", "--all", "--message", "another state");
    expect((await run([])).stdout).toContain("Nothing changed");
    const { code, stdout } = await run(["--base", "HEAD~1"]);
    expect(stdout).toContain('BREAKING  response 200: can now be "failed"');
    expect(code).toBe(0);
  });

  it("exits with 1 on a breaking change with --fail-on breaking", async () => {
    write(video, withStatus("ready"));
    commitAll();
    write(video, withStatus("ready", "failed"));
    expect((await run(["--fail-on", "breaking"])).code).toBe(1);
  });

  it("exits with 0 with --fail-on breaking if no change is breaking", async () => {
    write(video, withStatus("ready"));
    commitAll();
    write(video, withStatus("ready").replace("get:", "get:\n      deprecated: true"));
    const { code, stdout } = await run(["--fail-on", "breaking"]);
    expect(stdout).toContain("fine      GET /tasks: is now deprecated");
    expect(code).toBe(0);
  });

  it("reports new and removed APIs", async () => {
    write(video, withStatus("ready"));
    commitAll();
    rmSync(join(folder, "generated/video"), { recursive: true });
    write("generated/audio/openapi.yaml", withStatus("ready"));
    const { code, stdout } = await run(["--fail-on", "breaking"]);
    expect(stdout).toContain("audio (new): 1 change, 0 breaking");
    expect(stdout).toContain("video (removed): 1 change, 1 breaking");
    expect(code).toBe(1);
  });

  it("compares with a revision without the directory", async () => {
    write("README.md", "first\n");
    commitAll();
    write(video, withStatus("ready"));
    expect((await run([])).stdout).toContain("video (new): 1 change");
  });

  it("reports removed APIs if the whole directory was removed", async () => {
    write(video, withStatus("ready"));
    commitAll();
    rmSync(join(folder, "generated"), { recursive: true });
    expect((await run([])).stdout).toContain("video (removed): 1 change, 1 breaking");
  });

  it("works with other directories and ignores the environment of a git hook", async () => {
    write("api/types/video/openapi.yaml", withStatus("ready"));
    commitAll();
    write("api/types/video/openapi.yaml", withStatus("failed"));
    const words = ["--out", "types", "--specs", "pages", "--format", "github"];
    const options = { cwd: join(folder, "api"), env: { GIT_DIR: "nowhere", GIT_INDEX_FILE: "x" } };
    const { code, stdout } = await run(words, options);
    expect(stdout).toContain("::warning file=types/video/openapi.yaml,line=11,");
    expect(code).toBe(0);
  });

  it("compares only the API of --api", async () => {
    write(video, withStatus("ready"));
    write("generated/audio/openapi.yaml", withStatus("ready"));
    commitAll();
    write(video, withStatus("a"));
    write("generated/audio/openapi.yaml", withStatus("b"));
    const { stdout } = await run(["--api", "audio", "--format", "json"]);
    const report = JSON.parse(stdout);
    expect(report.apis.map(({ api }: { api: string }) => api)).toEqual(["audio"]);
    expect(report.breaking).toBe(true);
  });

  it("compares the other APIs if one cannot be read, and exits with 1", async () => {
    write(video, withStatus("ready"));
    write("generated/audio/openapi.yaml", withStatus("ready"));
    write("specs/later/pages/page.md", "# Later\n");
    commitAll();
    write(video, "a: 1\na: 2\n");
    write("generated/audio/openapi.yaml", withStatus("failed"));
    const { code, stdout, stderr } = await run([]);
    expect(stdout).toContain("audio: 2 changes, 2 breaking");
    expect(stderr.split("\n")).toEqual([
      "diff: generated/later/openapi.yaml is missing; create it with `npm run generate`",
      `diff: cannot read ${video}: Map keys must be unique at line 2, column 1:`,
      "",
    ]);
    expect(code).toBe(1);
  });

  it("names the revision of a file that cannot be read", async () => {
    write(video, "]");
    commitAll();
    write(video, withStatus("ready"));
    const { code, stderr } = await run([]);
    expect(stderr).toContain(`diff: cannot read ${video} at HEAD: `);
    expect(code).toBe(1);
  });

  it("reports a document that is nested too deeply", async () => {
    write(video, withStatus("ready"));
    commitAll();
    write(video, `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`);
    const { code, stderr } = await run([]);
    expect(stderr).toContain(video);
    expect(stderr).not.toContain("    at ");
    expect(code).toBe(1);
  });
});

describe("npm run diff rejects", () => {
  it.each([
    [
      "a revision that does not exist",
      ["--base", "nowhere"],
      'the revision "nowhere" does not exist',
    ],
    [
      "a revision that looks like an option",
      ["--base=--all"],
      'the revision "--all" does not exist',
    ],
    ["a directory in place of a revision", ["--base", "HEAD:generated"], "the revision"],
    [
      "an API that does not exist",
      ["--api", "audio"],
      'the API "audio" does not exist; choose from video',
    ],
  ])("%s", async (_title, words, message) => {
    write(video, withStatus("ready"));
    commitAll();
    const { code, stdout, stderr } = await run(words);
    expect(stderr).toContain(`diff: ${message}`);
    expect([code, stdout]).toEqual([1, ""]);
  });

  it("a directory that is not in a git repository", async () => {
    write(video, withStatus("ready"));
    const { code, stderr } = await run([], { env: { GIT_CEILING_DIRECTORIES: tmpdir() } });
    expect(stderr).toMatch(
      /^diff: generated is not in a git repository: git reports "fatal: .*"\n$/,
    );
    expect(code).toBe(1);
  });

  it("a repository without a commit", async () => {
    git("init", "--quiet");
    expect(await run([])).toMatchObject({
      code: 1,
      stderr: 'diff: the revision "HEAD" does not exist here; in a shallow clone, fetch it first\n',
    });
  });

  it("a machine without git", async () => {
    const { code, stderr } = await run([], { env: { PATH: folder } });
    expect(stderr).toBe("diff: cannot compare with a revision: git is not installed\n");
    expect(code).toBe(1);
  });

  it.each([
    ["an unknown option", ["--bass", "HEAD"], "Unknown option '--bass'"],
    ["an option without its value", ["--base"], "argument missing"],
    ["an unknown format", ["--format", "html"], "--format must be one of github, json"],
    ["an unexpected argument", ["HEAD"], "Unexpected argument 'HEAD'"],
  ])("%s, and prints the usage", async (_title, words, message) => {
    const { code, stderr } = await run(words);
    expect(stderr).toContain(message);
    expect(stderr).toContain("Usage: npm run diff -- [options]");
    expect(code).toBe(2);
  });
});
