import { randomUUID } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { ApiReport } from "../../../scripts/generate/api-report.ts";
import type { ProblemRow } from "../../../scripts/pipeline/report/problems.ts";
import { githubAnnotation } from "../../../scripts/shared/problem-lines.ts";
import { filesOf, killAtChange, runNode, temporaryFolder } from "../../support/commands.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

// Each test starts processes, which can take long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const APIS = ["livepeer", "twelvelabs", "twelvelabs-legacy"];

/** The result of one run with the project's own pages. The tests work on copies of it. */
const base = temporaryFolder(afterAll);
cpSync("specs", join(base, "specs"), { recursive: true });
const firstRun = generate(base, ["--format", "json"]);

function generate(folder: string, args: string[], { node = "" }: { node?: string } = {}) {
  const specs = join(folder, "specs");
  const folders = ["--specs", specs, "--out", join(folder, "out")];
  return runNode(["scripts/generate.ts", ...folders, ...args], node);
}

/** A copy of the pages and of the generated files. */
function copyOfBase(): { folder: string; specs: string; out: string } {
  const folder = temporaryFolder();
  const [specs, out] = [join(folder, "specs"), join(folder, "out")];
  cpSync("specs", specs, { recursive: true });
  cpSync(join(base, "out"), out, { recursive: true });
  return { folder, specs, out };
}

function edit(path: string, change: (text: string) => string): void {
  const text = readFileSync(path, "utf8");
  expect(change(text)).not.toBe(text);
  writeFileSync(path, change(text));
}

/** The output of a run with nothing to do in a copy of the project's own pages. */
const UP_TO_DATE = expect.stringMatching(
  /^Up to date: 3 APIs \(5 pages, 7 operations, \d+ changes\) in \S+: livepeer, twelvelabs, twelvelabs-legacy\. Use --force to generate them again\.\n$/,
) as string;

function reportsIn(stdout: string): ApiReport[] {
  const { version, apis } = JSON.parse(stdout) as { version: number; apis: ApiReport[] };
  expect(version).toBe(1);
  return apis;
}

function reportOf(stdout: string, name: string): ApiReport {
  const report = reportsIn(stdout).find((candidate) => candidate.name === name);
  if (!report) throw new Error(`No report of ${name}: ${stdout}`);
  return report;
}

describe("a first run", () => {
  test("writes the committed files, byte for byte", () => {
    expect(firstRun.code).toBe(0);
    expect(filesOf(join(base, "out"))).toEqual(filesOf("generated"));
  });

  test("prints one JSON object with a row per API, change and problem", () => {
    const reports = reportsIn(firstRun.stdout);
    expect(reports.map(({ name }) => name)).toEqual(APIS);
    const twelvelabs = reportOf(firstRun.stdout, "twelvelabs");
    expect(twelvelabs).toEqual({
      name: "twelvelabs",
      pages: 3,
      documents: 2,
      operations: 2,
      schemas: 20,
      changes: expect.any(Array),
      problems: expect.any(Array),
      written: ["changes.json", "changes.md", "enums.ts", "lock.json", "openapi.yaml", "sources.json", "types.d.ts", "types.d.ts.map"].map((file) => join(base, "out/twelvelabs", file)), // prettier-ignore
      milliseconds: expect.any(Number),
    });
    expect(twelvelabs.changes).toContainEqual({
      rule: "enum-value-objects",
      page: join(base, "specs/twelvelabs/pages/retrieve-video-indexing-task.md"),
      line: 64,
      column: 7,
      pointer: "/components/schemas/HlsObjectStatus/enum",
      before: ["PROCESSING", "COMPLETE", "CANCELED", "ERROR"].map((value) => ({ value })),
      after: ["PROCESSING", "COMPLETE", "CANCELED", "ERROR"],
    });
  });

  test("reports each page without a specification, and the kind of page", () => {
    const problems = reportsIn(firstRun.stdout).flatMap((report) => report.problems);
    const pages = problems.filter(({ rule }) => rule === "no-specification");
    expect(pages.map(({ severity, page, message }) => [severity, page, message])).toEqual([
      ["info", expect.stringMatching(/rendered\.txt$/), expect.stringContaining("rendered page")],
      ["info", expect.stringMatching(/indexes-tasks\.mdx$/), expect.stringContaining("prose")],
    ]);
  });

  test("lists each placeholder UUID at its line, and masks it", () => {
    const { problems, changes } = reportOf(firstRun.stdout, "livepeer");
    const rows = changes.filter(({ rule }) => rule.startsWith("placeholder-"));
    expect(rows[0]).toMatchObject({ line: 171, column: 17 });
    expect(problems.filter(({ rule }) => rule.startsWith("placeholder-"))).toEqual([]);
    expect(rows.map(({ before }) => before)).toEqual(Array(8).fill("<uuid>"));
  });

  test("prints no progress if the output is not a terminal", () => {
    expect(firstRun.stderr).toBe("");
  });
});

describe("a second run", () => {
  test("reports that everything is up to date", () => {
    const again = generate(base, []);
    expect(again).toMatchObject({
      code: 0,
      stdout: UP_TO_DATE,
      stderr: "",
    });
  });

  test("generates everything again with --force", () => {
    const { folder } = copyOfBase();
    expect(generate(folder, ["--force"]).stdout).toContain("twelvelabs: 3 pages");
  });

  test("names an option that npm has taken for itself", () => {
    vi.stubEnv("npm_lifecycle_event", "generate");
    vi.stubEnv("npm_config_check", "true");
    const { code, stderr } = generate(base, []);
    vi.unstubAllEnvs();
    expect([code, stderr]).toEqual([2, expect.stringContaining("npm run generate -- --check")]);
  });

  test("changes nothing if a page differs only in its placeholder UUIDs", () => {
    const { folder, specs, out } = copyOfBase();
    edit(
      join(specs, "livepeer/pages/get-task.md"),
      (text) =>
      text.replace(/^( +(?!example)\S+: )[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/gm, (_, key: string) => `${key}${randomUUID()}`), // prettier-ignore
    );
    const before = filesOf(out);
    expect(generate(folder, []).stdout).toEqual(UP_TO_DATE);
    const full = generate(folder, ["--format", "json", "--api", "livepeer"]);
    expect(reportsIn(full.stdout).map(({ written }) => written)).toEqual([[]]);
    expect(filesOf(out)).toEqual(before);
  });

  test("changes nothing if the lines of a fresh clone end with CRLF", () => {
    const { folder, specs, out } = copyOfBase();
    const withCrlf = (text: string) => text.replace(/\r?\n/g, "\r\n");
    for (const directory of [specs, out])
      for (const file of Object.keys(filesOf(directory))) edit(join(directory, file), withCrlf);
    const before = filesOf(out);
    expect(generate(folder, []).stdout).toEqual(UP_TO_DATE);
    expect(generate(folder, ["--check"])).toMatchObject({ code: 0, stderr: "" });
    expect(filesOf(out)).toEqual(before);
  });

  test("generates again if the code of a quirk changed", () => {
    const { folder } = copyOfBase();
    for (const path of [
      "scripts",
      "package.json",
      ".editorconfig",
      ".prettierignore",
      ".prettierrc.json",
      "tsconfig.json",
    ]) {
      cpSync(path, join(folder, path), { recursive: true });
    }
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    const run = () =>
      runNode(["scripts/generate.ts", "--out", "out", "--api", "livepeer"], "", folder);
    expect(run().stdout).toMatch(/^Up to date: 1 API \(1 page, 1 operation, \d+ changes\)/);
    edit(join(folder, "scripts/quirks/trailing-slash.ts"), (text) =>
      text.replace('"trailing-slash"', '"slash"'),
    );
    const { code, stdout } = run();
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^livepeer: /),
    });
  });
});

describe("a run with a failing API", () => {
  test("keeps the files of that API, and writes those of the others", () => {
    const { folder, specs, out } = copyOfBase();
    const before = filesOf(out);
    edit(join(specs, "twelvelabs/overlay.yaml"), (text) => text.replace("$.info", "$.infos"));
    edit(join(specs, "livepeer/pages/get-task.md"), (text) =>
      text.replace("Retrieve a Task", "Get a Task"),
    );
    mkdirSync(join(specs, "empty"));
    mkdirSync(join(specs, "added/pages"), { recursive: true });
    writeFileSync(
      join(specs, "added/pages/items.md"),
      pageOf(
        documentOf(
          {},
          {
            "/items": {
              get: {
                summary: "Lists the items.",
                operationId: "listItems",
                security: [],
                responses: { 204: { description: "None." }, 400: { description: "Failed." } },
              },
            },
          },
        ),
      ),
    );
    const { code, stdout } = generate(folder, ["--format", "json"]);
    expect(code).toBe(1);
    const errors = reportsIn(stdout).flatMap(({ name, problems }) =>
      problems
        .filter(({ severity }) => severity === "error")
        .map(({ line, column, message }) => ({ name, line, column, message })),
    );
    expect(errors).toEqual([
      {
        name: "empty",
        line: 1,
        column: 1,
        message: `${join(specs, "empty/pages")} contains no page. Put the vendor's pages there. To drop the API, remove ${join(specs, "empty")}.`,
      },
      {
        name: "twelvelabs",
        line: 7,
        column: 5,
        message:
          "The target $.infos does not match anything. Correct it, or remove the action if its page has gone.",
      },
    ]);
    const after = filesOf(out);
    for (const file of Object.keys(before).filter((name) => name.startsWith("twelvelabs/"))) {
      expect(after[file]).toBe(before[file]);
    }
    expect(after["livepeer/openapi.yaml"]).toContain("Get a Task");
    expect(Object.keys(after).filter((file) => file.startsWith("added/"))).toHaveLength(8);
    expect(Object.keys(after).filter((file) => file.startsWith("empty/"))).toEqual([]);
  });

  test("writes no file of an API if one of them cannot be replaced", () => {
    const { folder, specs, out } = copyOfBase();
    rmSync(join(out, "twelvelabs-legacy"), { recursive: true });
    writeFileSync(join(out, "twelvelabs-legacy"), "in the way");
    edit(join(specs, "livepeer/pages/get-task.md"), (text) =>
      text.replace("Retrieve a Task", "Get a Task"),
    );
    const { code, stdout, stderr } = generate(folder, []);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(
      /error write\n {4}Cannot write to .* is not a directory\. No file of twelvelabs-legacy was changed\./,
    );
    expect(readFileSync(join(out, "twelvelabs-legacy"), "utf8")).toBe("in the way");
    expect(readFileSync(join(out, "livepeer/openapi.yaml"), "utf8")).toContain("Get a Task");
  });
});

describe("--check", () => {
  test("exits with 0 if every file is up to date, and writes nothing", () => {
    const { folder, out } = copyOfBase();
    const before = filesOf(out);
    const { code, stdout } = generate(folder, ["--check"]);
    expect(code).toBe(0);
    expect(stdout).not.toContain("error");
    expect(stdout).toMatch(/^Up to date: 3 APIs \(5 pages, 7 operations, /m);
    expect(filesOf(out)).toEqual(before);
  });

  test("reports each stale, missing and surplus file with the command that repairs it", () => {
    const { folder, out } = copyOfBase();
    edit(join(out, "livepeer/types.d.ts"), (text) => `${text}\n`);
    edit(join(out, "twelvelabs/lock.json"), (text) => `${text} `);
    rmSync(join(out, "twelvelabs/changes.md"));
    writeFileSync(join(out, "twelvelabs/extra.ts"), "");
    mkdirSync(join(out, "stranger"));
    writeFileSync(join(out, "stranger/types.d.ts"), "");
    const before = filesOf(out);
    const { code, stdout } = generate(folder, ["--check", "--format", "json"]);
    expect(code).toBe(1);
    const errors = reportsIn(stdout).flatMap(({ problems }) =>
      problems.filter(({ severity }) => severity === "error"),
    );
    expect(errors.map(({ rule, page }) => `${rule} ${page.slice(out.length + 1)}`).sort()).toEqual([
      "missing-file twelvelabs/changes.md",
      "stale-file livepeer/types.d.ts",
      "stale-file twelvelabs/lock.json",
      "surplus-file stranger/types.d.ts",
      "surplus-file twelvelabs/extra.ts",
    ]);
    for (const { rule, page, message } of errors) {
      expect(message).toContain(
        rule === "surplus-file" ? `\`rm ${page}\`` : "`npm run generate -- --specs ",
      );
    }
    expect(filesOf(out)).toEqual(before);
  });
});

describe("a killed run", () => {
  test.each([2, 12])(
    "before its change number %i leaves only old or only new files per API",
    (moment) => {
      const { folder, specs, out } = copyOfBase();
      const before = filesOf(out);
      edit(join(specs, "livepeer/pages/get-task.md"), (text) =>
        text.replace("Retrieve a Task", "Get a Task"),
      );
      const only = ["--api", "livepeer"];
      const killed = generate(folder, only, { node: killAtChange(out, moment) });
      expect(killed.signal).toBe("SIGKILL");
      const next = generate(folder, only);
      expect(next).toMatchObject({ code: 0, stderr: "" });
      const after = filesOf(out);
      expect(Object.keys(after)).toEqual(Object.keys(before));
      expect(after["livepeer/openapi.yaml"]).toContain("Get a Task");
      expect(generate(folder, []).stdout).toEqual(UP_TO_DATE);
      expect(existsSync(join(out, ".running"))).toBe(false);
    },
  );
});

describe("an invalid command line", () => {
  test.each([
    ["an unknown option", ["--chekc"], "Unknown option --chekc. Did you mean --check?"],
    ["a missing value", ["--specs"], "--specs needs a value"],
    [
      "an unknown choice",
      ["--format", "xml"],
      '--format must be one of github, json, text; got "xml"',
    ],
    ["an empty value", ["--out="], "--out must not be empty"],
    [
      "an unexpected argument",
      ["livepeer"],
      'Unexpected argument "livepeer". To choose an API, write --api livepeer.',
    ],
    ["a directory that does not exist", ["--specs", "nowhere"], "nowhere is not a directory"],
    [
      "an output directory that is a file",
      ["--out", "package.json"],
      "package.json is not a directory",
    ],
    [
      "an API that does not exist",
      ["--api", "nobody"],
      "Known APIs: livepeer, twelvelabs, twelvelabs-legacy.",
    ],
  ])("with %s exits with 2 and names the help", (_, args, message) => {
    const { code, stdout, stderr } = runNode(["scripts/generate.ts", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain("\nRun `npm run generate -- --help` to see the options.\n");
  });
});

test("a workflow annotation contains the file and line, and escapes the message", () => {
  const problem: ProblemRow = {
    severity: "warning",
    rule: "example-mismatch",
    page: "specs/a,b/pages/x:y.md",
    line: 479,
    column: 11,
    pointer: "",
    message: "100% wrong\n::error::of the page",
  };
  expect(githubAnnotation(problem)).toBe(
    "::warning file=specs/a%2Cb/pages/x%3Ay.md,line=479,col=11,title=example-mismatch::100%25 wrong : :error: :of the page",
  );
});
