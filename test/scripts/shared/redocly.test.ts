import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { lintDocuments } from "../../../scripts/shared/redocly.ts";
import { runRedocly } from "../../../scripts/shared/redocly-process.ts";

// The process takes seconds, so each test gives its output.
vi.mock("../../../scripts/shared/redocly-process.ts", () => ({ runRedocly: vi.fn() }));

const isYaml = (argument: string) => /\d+\.yaml$/.test(argument);

/** The place of the problem, which a text can name as `at #/…`. */
function pointerOf(file: string): string {
  return /^at (#.*)/.exec(readFileSync(file, "utf8"))?.[1] ?? "#/paths/~1a";
}

/** The linter's output about a file: one problem, whose message is the file's text. */
function reportOf(file: string): string {
  const location = [
    { source: { ref: file }, pointer: pointerOf(file), start: { line: 3, col: 5 } },
  ];
  const severity = readFileSync(file, "utf8") === "warn" ? "warn" : "error";
  const problem = { ruleId: "struct", severity, message: readFileSync(file, "utf8"), location };
  return JSON.stringify({ problems: [problem] }, null, 2);
}

let files: string[];

beforeEach(() => {
  files = [];
  vi.mocked(runRedocly).mockReset();
  vi.mocked(runRedocly).mockImplementation((args) => {
    const given = args.filter(isYaml).filter((file) => basename(file) !== "redocly.yaml");
    files.push(...given);
    // It breaks off as a whole when a document is too much for it.
    if (given.some((file) => readFileSync(file, "utf8") === "bad")) {
      return Promise.resolve("reading 0.yaml\n  - Something went wrong: it is too deep");
    }
    return Promise.resolve(given.map((file) => reportOf(file)).join(""));
  });
});

describe("the findings of the linter", () => {
  it("name their document, their severity and their place", async () => {
    const found = await lintDocuments(
      new Map([
        ["one", "error"],
        ["two", "warn"],
      ]),
    );
    const place = { rule: "struct", pointer: "/paths/~1a", line: 3, column: 5 };
    expect(found).toEqual([
      { api: "one", severity: "error", message: "error", ...place },
      { api: "two", severity: "warning", message: "warn", ...place },
    ]);
    expect(runRedocly).toHaveBeenCalledTimes(1);
  });

  it("come for every document but the one that the linter cannot read", async () => {
    const documents = new Map(["a", "b", "bad", "d"].map((text) => [text, text] as const));
    const found = await lintDocuments(documents);
    expect(found.map(({ api, rule }) => [api, rule])).toEqual([
      ["a", "struct"],
      ["b", "struct"],
      ["bad", "lint"],
      ["d", "struct"],
    ]);
  });

  it("do not include those inside an extension, whose shape is up to the vendor", async () => {
    const documents = new Map([
      ["extension", "at #/info/x-logo"],
      ["property", "at #/components/schemas/A/properties/x-logo"],
    ]);
    const found = await lintDocuments(documents);
    expect(found.map(({ api }) => api)).toEqual(["property"]);
  });

  it("do not include a component that only the items of a stream use", async () => {
    vi.mocked(runRedocly).mockImplementation((args) => {
      const text = args.filter(isYaml).at(-1) ?? "";
      return Promise.resolve(reportOf(text).replace("struct", "no-unused-components"));
    });
    const used = 'at #/components/schemas/A\nx-item-schema: { $ref: "#/components/schemas/A" }\n';
    expect(await lintDocuments(new Map([["used", used]]))).toEqual([]);
    expect(await lintDocuments(new Map([["unused", "at #/components/schemas/A"]]))).toHaveLength(1);
  });

  it("leave no file behind", async () => {
    await lintDocuments(new Map([["one", "error"]]));
    expect(files).toHaveLength(1);
    expect(files.some((file) => existsSync(file))).toBe(false);
  });

  it("start no process without a document", async () => {
    expect(await lintDocuments(new Map())).toEqual([]);
    expect(runRedocly).not.toHaveBeenCalled();
  });
});
