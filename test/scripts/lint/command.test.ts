import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { runNode, temporaryFolder, type Ended } from "../../support/commands.ts";
import { documentOf } from "../../support/pages.ts";

// Each command starts processes, which takes long on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let remove: () => void;

beforeAll(() => {
  folder = temporaryFolder((removeFolder) => (remove = removeFolder));
});
afterAll(() => remove());

/** Runs a command in the folder. The loader is named by its path, since the folder has no packages. */
function run(script: string, ...words: string[]): Ended {
  const [specs, out] = [join(folder, "specs"), join(folder, "generated")];
  const directories = ["--specs", specs, ...(script === "pull" ? [] : ["--out", out])];
  return runNode([resolve(`scripts/${script}.ts`), ...directories, ...words]);
}

/** A page whose schemas have examples of the wrong type. */
function pageWith(wrong: string[], extra: object = {}): string {
  const properties = wrong.map((name) => [name, { type: "integer", example: "text" }]);
  const schemas = { Note: { type: "object", properties: Object.fromEntries(properties) } };
  const schema = { $ref: "#/components/schemas/Note" };
  const content = { "application/json": { schema } };
  const get = {
    operationId: "getNote",
    summary: "Get a note",
    security: [{ key: [] }],
    responses: { "200": { description: "The note.", content } },
  };
  const securitySchemes = { key: { type: "http", scheme: "bearer" } };
  const text = documentOf({ securitySchemes, schemas, ...extra }, { "/note": { get } });
  return text.replace("api.example.com", "api.notes.example");
}

const page = () => join(folder, "specs", "notes", "pages", "note.json");
const knownFile = () => join(folder, "specs", "notes", "known-problems.yaml");

function change(text: string): void {
  writeFileSync(page(), text);
  run("generate");
}

describe("an API that was added", () => {
  it("stays green until the page has a new fault, and after that fault is accepted or gone", () => {
    const source = join(folder, "note.json");
    mkdirSync(join(folder, "specs"));
    writeFileSync(source, pageWith(["length"]));
    const added = run("add", source, "--api", "notes");
    expect(added.code).toBe(0);
    expect(added.stdout).toContain("The example is not of the type integer.");
    expect(added.stdout).toContain(`added ${knownFile()}`);
    expect(run("lint", "--max-warnings", "0")).toMatchObject({ code: 0, stderr: "" });
    expect(run("lint").stdout).toContain("1 API, 1 page: 1 known problem\n");

    change(pageWith(["length", "width"]));
    const fault = run("lint", "--max-warnings", "0");
    expect(fault.code).toBe(1);
    expect(fault.stdout).toContain("[/components/schemas/Note/properties/width/example]");
    expect(fault.stdout).not.toContain("properties/length");
    expect(run("lint").code).toBe(0);

    expect(run("lint", "--accept")).toMatchObject({ code: 2, stdout: "" });
    expect(run("lint", "--accept", "--reason", "The vendor knows.").code).toBe(0);
    expect(run("lint", "--max-warnings", "0").code).toBe(0);

    change(pageWith(["width"]));
    const unneeded = run("lint");
    expect(unneeded.code).toBe(1);
    expect(unneeded.stdout).toContain("error unneeded-entry");
    expect(run("lint", "--accept")).toMatchObject({
      code: 0,
      stdout: `${knownFile()}: 0 problems added, 1 unneeded entry removed\n`,
    });
    expect(run("lint", "--max-warnings", "0").code).toBe(0);
    expect(readFileSync(knownFile(), "utf8")).toContain("reason: The vendor knows.");
  });

  it("is red if a page has an error, and nothing is accepted then", () => {
    change(pageWith(["width"], { schemas: { Note: { $ref: "other.yaml" } } }));
    const { code, stdout } = run("lint");
    expect(code).toBe(1);
    expect(stdout).toMatch(/\n\nFailed:\n {2}notes: \S+note\.json:\d+:\d+: foreign-reference: /);
    const refused = run("lint", "--accept", "--reason", "The vendor knows.");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("lint: nothing was accepted, because of errors in notes.");
    change(pageWith(["width"]));
  });

  it("has a JSON report that its schema describes", () => {
    for (const command of ["lint", "generate"]) {
      const file = `scripts/${command}/${command}-report.schema.json`;
      const validate = new Ajv2020().compile(JSON.parse(readFileSync(file, "utf8")) as object);
      const report = JSON.parse(run(command, "--format", "json").stdout) as { apis: object[] };
      validate(report);
      expect(validate.errors).toBeNull();
      expect(report).toMatchObject({ version: 1, totals: { apis: 1, pages: 1, accepted: 1 } });
      expect(validate({ ...report, apis: [{ ...report.apis[0], problems: [{}] }] })).toBe(false);
      expect(validate({ ...report, version: 2 })).toBe(false);
    }
  });

  it("has the findings of one rule, or only errors, if that is wanted", () => {
    const rule = run("lint", "--rule", "example-mismatch", "--verbose");
    expect(rule.stdout).toContain("1 API, 1 page: 1 known problem\n");
    rmSync(knownFile());
    const quiet = run("lint", "--quiet", "--max-warnings", "0");
    expect(quiet.code).toBe(1);
    expect(quiet.stdout).toMatch(/^1 API, 1 page: 1 warning\b.*\n\nToo many warnings: 1;/);
    expect(run("lint", "--max-problems", "0").stdout).toContain("… 1 more finding. To see all: npm run lint -- --max-problems all"); // prettier-ignore
  });
});

describe("a wrong command line of lint", () => {
  it.each([
    [
      ["--rule", "int46"],
      'there is no rule "int46". Did you mean "int64"? docs/rules.md lists the rules.',
    ],
    [["--max-warnings", "-1"], "--max-warnings"],
    [["--max-warnings", "few"], "--max-warnings must be a whole number that is not negative"],
    [["--max-problems", "none"], '--max-problems must be a whole number or all; got "none"'],
    [["--reason", "It is old."], "--reason needs --accept"],
    [["--quiet", "--verbose"], "--quiet and --verbose exclude each other"],
  ])("exits with 2: %j", (words, message) => {
    const { code, stdout, stderr } = runNode(["scripts/lint.ts", ...words]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});

describe("a wrong API or directory", () => {
  it.each(["generate", "lint", "overlay", "pull", "diff"])("is a usage error of %s", (command) => {
    for (const words of [
      ["--api", "nobody"],
      ["--specs", "nowhere"],
    ]) {
      const { code, stdout, stderr } = runNode([`scripts/${command}.ts`, ...words]);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(
        new RegExp(
          `^${command}: .+\\nRun \`npm run ${command} -- --help\` to see the options.\\n$`,
        ),
      );
    }
  });
});
