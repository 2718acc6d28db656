import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { runApis, type ApiRun } from "../../../scripts/generate/run-apis.ts";
import { reviewOf, type ApiReview } from "../../../scripts/generate/api-review.ts";
import type { StartedApi } from "../../../scripts/generate/start-api.ts";
import type { LockedApi } from "../../../scripts/shared/lock-file.ts";
import { lintDocuments } from "../../../scripts/shared/redocly.ts";
import type { LintFinding } from "../../../scripts/shared/redocly-findings.ts";
import { temporaryFolder } from "../../support/commands.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

// The linter's own process takes seconds. The tests state its findings.
vi.mock("../../../scripts/shared/redocly.ts", () => ({ lintDocuments: vi.fn() }));

let specs: string;

beforeEach(() => {
  specs = temporaryFolder();
  vi.mocked(lintDocuments).mockReset().mockResolvedValue([]);
});

function givePage(api: string, text: string): void {
  mkdirSync(join(specs, api, "pages"), { recursive: true });
  writeFileSync(join(specs, api, "pages", "page.md"), text);
}

const items = pageOf(documentOf({}, { "/items": { get: { responses: {} } } }));

/** Runs APIs without the formatter's thread; a file is its own formatted text. */
function run(...apis: string[]): Promise<ApiRun[]> {
  return runWith(() => undefined, ...apis);
}

function runWith(onBuilt: (run: StartedApi) => void, ...apis: string[]): Promise<ApiRun[]> {
  const formatter = {
    format: (_: string, text: string) => Promise.resolve(text),
    settingsOf: () => Promise.resolve(null),
    close: vi.fn(),
  };
  return runApis({
    specs,
    out: "generated",
    apis,
    tools: { prettier: "3" },
    locks: {},
    progress: () => undefined,
    formatter,
    onBuilt,
  });
}

const errorsOf = ({ report }: ApiRun) =>
  report.problems.filter(({ severity }) => severity === "error").map(({ rule }) => rule);

describe("a run of several APIs", () => {
  it("has its files and the hash of every input for each API", async () => {
    givePage("a", items);
    const files = [
      "a/changes.json",
      "a/changes.md",
      "a/enums.ts",
      "a/openapi.yaml",
      "a/sources.json",
      "a/types.d.ts",
      "a/types.d.ts.map",
    ];
    const [only] = await run("a");
    expect(only?.report).toMatchObject({ name: "a", pages: 1, documents: 1, operations: 1 });
    expect(new Set(only?.outputs?.keys())).toEqual(new Set([...files, "a/lock.json"]));
    const lock = JSON.parse(only?.outputs?.get("a/lock.json") ?? "") as LockedApi;
    expect(lock.tools).toEqual({ prettier: "3" });
    expect(Object.keys(lock.inputs)).toEqual([join("a", "pages", "page.md")]);
    expect(Object.keys(lock.outputs)).toEqual(files);
  });

  it("gives a finding of the linter to the API that it is about", async () => {
    for (const api of ["a", "b"]) givePage(api, items);
    const finding: LintFinding = {
      api: "b",
      severity: "error",
      rule: "struct",
      message: "It is wrong.",
      pointer: "/paths/~1items/get",
      line: 1,
      column: 1,
    };
    vi.mocked(lintDocuments).mockResolvedValue([finding]);
    const reviews: ApiReview[] = [];
    const [a, b] = await runWith((built) => reviews.push(reviewOf(built)), "a", "b");
    expect([a, b].map((one) => one && errorsOf(one))).toEqual([[], ["struct"]]);
    expect([a, b].map((one) => one?.outputs !== undefined)).toEqual([true, false]);
    expect(b?.report.problems.find(({ rule }) => rule === "struct")).toMatchObject({
      page: join(specs, "b", "pages", "page.md"),
      pointer: "/paths/~1items/get",
    });
    // A review is about the pages, so it does not have the finding.
    expect(reviews.map(({ api }) => api)).toEqual(["a", "b"]);
    expect(reviews.flatMap(({ problems }) => problems).map(({ rule }) => rule)).not.toContain(
      "struct",
    );
    expect(reviews.map(({ files }) => Object.keys(files))).toEqual([
      ["pages/page.md"],
      ["pages/page.md"],
    ]);
  });

  it("has an error for an API without pages, and for one that cannot be read", async () => {
    givePage("fine", items);
    mkdirSync(join(specs, "empty"));
    mkdirSync(join(specs, "broken", "pages", "page.md"), { recursive: true });
    const runs = await run("fine", "empty", "broken");
    expect(runs.map(errorsOf)).toEqual([[], ["no-page"], ["unreadable"]]);
    expect(runs.map(({ outputs }) => outputs !== undefined)).toEqual([true, false, false]);
  });

  it("lints only the APIs without errors", async () => {
    givePage("fine", items);
    givePage("wrong", pageOf("openapi: 3.1.0\npaths: a: b\n"));
    await run("fine", "wrong");
    const documents = vi.mocked(lintDocuments).mock.lastCall?.[0];
    expect([...(documents?.keys() ?? [])]).toEqual(["fine"]);
  });
});
