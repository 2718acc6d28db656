import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { nodeArguments } from "../../support/programs/node-arguments.ts";
import { send, serve } from "../../support/local-server.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const DIFF = nodeArguments("scripts/diff.ts");

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
      const argv = [...DIFF, ...words];
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
    write("api/pages/README.md", "Pages of the vendor.\n");
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

describe("npm run diff BEFORE AFTER", () => {
  const page = (...values: string[]) => `# Tasks\n\n\`\`\`yaml\n${withStatus(...values)}\`\`\`\n`;

  it("compares two pages outside of a repository, and names their lines", async () => {
    write("before.md", page("ready"));
    write("after.md", page("ready", "failed"));
    const { code, stdout, stderr } = await run(["before.md", "after.md"]);
    const [heading, , headline, change, , lines] = stdout.split("\n");
    expect(heading).toBe("Changes for users of the types from before.md to after.md");
    expect(headline).toBe("after.md: 1 change, 1 breaking");
    expect(change).toBe('  BREAKING  response 200: can now be "failed"');
    expect(lines).toMatch(
      /^ {12}after\.md:14:53, before: before\.md:14:39 \[enum-value-added [0-9a-f]{12}\]$/,
    );
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("compares directories of several APIs by the names of the APIs", async () => {
    write("a/video/openapi.yaml", withStatus("ready"));
    write("b/video/pages/page.md", page("ready", "failed"));
    write("b/audio/pages/page.md", page("ready"));
    const { code, stdout } = await run(["a", "b", "--fail-on", "breaking"]);
    expect(stdout).toContain("video: 1 change, 1 breaking");
    expect(stdout).toContain("audio (new): 1 change, 0 breaking");
    expect(code).toBe(1);
  });

  it("compares the directory of one API with a directory of pages", async () => {
    write("specs/video/pages/page.md", page("ready"));
    write("downloads/page.md", page("failed"));
    const { stdout } = await run(["specs/video", "downloads"]);
    expect(stdout).toContain("downloads: 2 changes, 2 breaking");
  });

  it("compares a file with a URL", async () => {
    const { url } = await serve(({ response }) =>
      send(response, 200, page("ready", "failed"), { "content-type": "text/markdown" }),
    );
    write("before.yaml", withStatus("ready"));
    const words = ["before.yaml", `${url}/after.md`];
    expect((await run(words)).stderr).toContain("pass --allow-http to allow http");
    const { stdout } = await run([...words, "--allow-http"]);
    expect(stdout).toContain("after.md: 1 change, 1 breaking");
  });

  it.each([
    [
      "a page without a specification",
      ["prose.md", "prose.md"],
      "cannot compare prose.md:1:1: No ",
    ],
    [
      "a path that does not exist",
      ["missing.md", "prose.md"],
      "missing.md does not exist. Check the path.",
    ],
    ["an empty directory", ["empty", "empty"], "empty contains no page and no API"],
    ["an API and several APIs", ["api", "apis"], "cannot compare one API with a directory of APIs"],
  ])("reports %s", async (_title, words, message) => {
    write("prose.md", "# Prose\n");
    write("empty/.hidden", "");
    write("api/openapi.yaml", withStatus("ready"));
    write("apis/video/openapi.yaml", withStatus("ready"));
    const { code, stderr } = await run(words);
    expect(stderr).toContain(`diff: ${message}`);
    expect(code).toBe(1);
  });

  it("describes the changes of `git diff` as an external driver", async () => {
    git("init", "--quiet");
    write(".gitattributes", "openapi.yaml diff=openapi\n");
    write(video, withStatus("ready"));
    commitAll();
    write(video, withStatus("ready", "failed"));
    const command = [process.execPath, ...DIFF].join(" ");
    git("config", "diff.openapi.command", `sh -c '${command} "$2" "$5"' diff`);
    const stdout = execFileSync("git", ["diff"], { cwd: folder, env, encoding: "utf8" });
    expect(stdout).toContain('  BREAKING  response 200: can now be "failed"');
    git("add", "--all");
    git("rm", "--quiet", "--cached", video);
    const removed = execFileSync("git", ["diff", "--cached"], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    expect(removed).toContain("openapi.yaml (removed): 1 change, 1 breaking");
  });
});

describe("npm run diff --check-version", () => {
  const version = (text: string) => write("package.json", JSON.stringify({ version: text }));

  beforeEach(() => {
    version("1.2.3");
    write(video, withStatus("ready"));
    commitAll();
    write(video, withStatus("ready", "failed"));
  });

  it("fails if the version was not raised enough", async () => {
    version("1.3.0");
    const { code, stderr } = await run(["--check-version"]);
    expect(stderr).toBe(
      "diff: package.json has the version 1.3.0, but the breaking changes since HEAD (1.2.3) need 2.0.0 or higher\n",
    );
    expect(code).toBe(1);
  });

  it("passes if the version was raised enough, or if nothing changed", async () => {
    version("2.0.0");
    expect((await run(["--check-version"])).code).toBe(0);
    version("1.2.3");
    write(video, withStatus("ready"));
    expect((await run(["--check-version"])).code).toBe(0);
  });
});

describe("npm run diff with diff.yaml", () => {
  it("reads it by default, and accepts a change by its fingerprint", async () => {
    write(video, withStatus("ready"));
    commitAll();
    write(video, withStatus("ready", "failed"));
    const fails = ["--fail-on", "breaking"];
    const fingerprint = /\[enum-value-added (\w+)\]/.exec((await run(fails)).stdout)?.[1];
    const entry = `accepted:\n  - fingerprint: ${fingerprint}\n    reason: We switch on no status.\n`;
    write("diff.yaml", entry);
    const accepted = await run(fails);
    expect(accepted.stdout).toContain("accepted: We switch on no status.");
    expect([accepted.code, accepted.stderr]).toEqual([0, ""]);
    write(video, withStatus("ready"));
    expect(await run(fails)).toMatchObject({
      code: 1,
      stderr: `diff: diff.yaml: no change has the fingerprint ${fingerprint}; remove the entry\n`,
    });
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
  ])("%s", async (_title, words, message) => {
    write(video, withStatus("ready"));
    commitAll();
    const { code, stdout, stderr } = await run(words);
    expect(stderr).toContain(`diff: ${message}`);
    expect([code, stdout]).toEqual([1, ""]);
  });

  it.each([
    [
      "an API that does not exist",
      ["--api", "audio"],
      'the API "audio" does not exist; choose from video',
    ],
    ["pages that do not exist", ["--specs", "nowhere"], "nowhere is not a directory"],
  ])("%s, as a wrong command line", async (_title, words, message) => {
    write(video, withStatus("ready"));
    commitAll();
    const { code, stdout, stderr } = await run(words);
    expect(stderr).toContain(`diff: ${message}`);
    expect([code, stdout]).toEqual([2, ""]);
  });

  it("a directory that is not in a git repository", async () => {
    write(video, withStatus("ready"));
    const { code, stderr } = await run([], { env: { GIT_CEILING_DIRECTORIES: tmpdir() } });
    expect(stderr).toMatch(
      /^diff: generated is not in a git repository: git reports "fatal: .*"\. Compare two paths or URLs instead: `npm run diff -- BEFORE AFTER`\.\n$/,
    );
    expect(code).toBe(1);
  });

  it("a repository without a commit", async () => {
    git("init", "--quiet");
    expect(await run([])).toMatchObject({
      code: 1,
      stderr: "diff: the repository has no commit to compare with; commit the files first\n",
    });
  });

  it("a revision that does not exist, with the step for a shallow clone", async () => {
    write(video, withStatus("ready"));
    commitAll();
    const failure = 'diff: the revision "v9" does not exist here; ';
    expect(await run(["--base", "v9"])).toMatchObject({
      code: 1,
      stderr: `${failure}check its name, or fetch it first\n`,
    });
    const parent = execFileSync("git", ["rev-parse", "HEAD"], { cwd: folder, encoding: "utf8" });
    write(".git/shallow", parent);
    expect(await run(["--base", "v9"])).toMatchObject({
      code: 1,
      stderr: `${failure}the clone is shallow, so fetch the revision first\n`,
    });
  });

  it("a machine without git", async () => {
    const { code, stderr } = await run([], { env: { PATH: folder } });
    expect(stderr).toMatch(
      /^diff: cannot compare with a revision: git is not installed\. Compare two paths /,
    );
    expect(code).toBe(1);
  });

  it.each([
    ["an unknown option", ["--bass", "HEAD"], "Unknown option --bass. Did you mean --base?"],
    ["an option without its value", ["--base"], "--base needs a value"],
    ["an unknown format", ["--format", "html"], "--format must be one of github, json"],
    ["one path", ["HEAD"], "Pass two paths or URLs to compare; got 1"],
    ["three paths", ["a", "b", "c"], "Pass two paths or URLs to compare; got 3"],
    [
      "a version check of two paths",
      ["a", "b", "--check-version"],
      "--check-version compares with a revision, not two paths",
    ],
  ])("%s, and names the help", async (_title, words, message) => {
    const { code, stderr } = await run(words);
    expect(stderr).toContain(message);
    expect(stderr).toContain("\nRun `npm run diff -- --help` to see the options.\n");
    expect(code).toBe(2);
  });
});
