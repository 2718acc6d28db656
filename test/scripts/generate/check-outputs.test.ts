import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { checkOutputs } from "../../../scripts/generate/check-outputs.ts";
import type { Plan } from "../../../scripts/generate/plan.ts";
import { render as renderGithub } from "../../../scripts/generate/formats/github.ts";
import { render as renderJson } from "../../../scripts/generate/formats/json.ts";
import { render as renderText } from "../../../scripts/generate/formats/text.ts";
import type { ApiRun } from "../../../scripts/generate/run-apis.ts";
import { fileProblem } from "../../../scripts/pipeline/report/problems.ts";
import { emptyReport } from "../../support/api-report.ts";
import type { RunReport } from "../../../scripts/generate/run-and-print.ts";
import { renderedText } from "../../support/rendered-text.ts";
import { temporaryFolder } from "../../support/commands.ts";

let out: string;

beforeEach(() => {
  out = temporaryFolder();
});

function write(file: string, text: string): void {
  mkdirSync(join(out, file, ".."), { recursive: true });
  writeFileSync(join(out, file), text);
}

/** A run of an API; one without files has failed. */
function runOf(name: string, files?: Record<string, string>): ApiRun {
  const report = emptyReport(name);
  if (!files) return { report };
  const outputs = Object.entries(files).map(([file, text]) => [`${name}/${file}`, text] as const);
  return { report, outputs: new Map(outputs) };
}

function planOf(apis: string[], others: Partial<Plan> = {}): Plan {
  const given = { specs: "specs", out, format: "text", check: true, isPartial: false };
  const nothing = { skipped: [], removed: [], interrupted: false, locks: {}, tools: {} };
  return { ...given, ...nothing, apis, ...others };
}

/** The problems of each API: rule and file. */
function check(runs: ApiRun[], others: Partial<Plan> = {}) {
  const plan = planOf(
    runs.map(({ report }) => report.name),
    others,
  );
  return Object.fromEntries(
    checkOutputs(plan, runs).map(({ report }) => [
      report.name,
      report.problems.map(({ rule, page }) => `${rule} ${page.slice(out.length + 1)}`),
    ]),
  );
}

describe("the check of the generated files", () => {
  it("passes when every file is as it should be", () => {
    write("a/types.d.ts", "types");
    expect(check([runOf("a", { "types.d.ts": "types" })])).toEqual({ a: [] });
  });

  it("names stale, missing and surplus files at the API that they belong to", () => {
    write("a/types.d.ts", "types");
    write("b/types.d.ts", "other");
    write("b/old.ts", "old");
    const runs = [
      runOf("a", { "types.d.ts": "types" }),
      runOf("b", { "types.d.ts": "types", "openapi.yaml": "openapi" }),
    ];
    expect(check(runs)).toEqual({
      a: [],
      b: ["stale-file b/types.d.ts", "missing-file b/openapi.yaml", "surplus-file b/old.ts"],
    });
  });

  it("notices a single other character", () => {
    write("a/types.d.ts", "typos");
    expect(check([runOf("a", { "types.d.ts": "types" })])).toEqual({
      a: ["stale-file a/types.d.ts"],
    });
  });

  it("does not mention the files of an API that failed", () => {
    write("a/types.d.ts", "types");
    write("b/types.d.ts", "types");
    expect(check([runOf("a"), runOf("b", { "types.d.ts": "types" })])).toEqual({ a: [], b: [] });
  });

  it("of some APIs does not mention the files of the others", () => {
    write("a/types.d.ts", "types");
    write("b/types.d.ts", "types");
    const runs = () => [runOf("a", { "types.d.ts": "types" })];
    expect(check(runs(), { isPartial: true })).toEqual({ a: [] });
    expect(check(runs())).toEqual({ a: [], b: ["surplus-file b/types.d.ts"] });
  });
});

describe("the output of a run", () => {
  const textOf = (run: RunReport) => renderedText(renderText(run));
  const [done, failed] = [emptyReport("a"), emptyReport("b")];
  done.written = [join("out", "a", "types.d.ts")];
  failed.written = [join("out", "b", "types.d.ts")];
  failed.problems = [fileProblem("write", "out\u001b[2J", "It failed.")];

  it("names the files that were written, but not for an API with errors", () => {
    const text = textOf({
      plan: planOf(["a", "b"], { check: false }),
      reports: [done, failed],
      removed: [],
    });
    expect(text).toMatch(new RegExp(`wrote ${join("out", "a")}: .*types\\.d\\.ts`));
    expect(text).not.toContain(`wrote ${join("out", "b")}`);
    expect(text).not.toContain("\u001b");
  });

  it("names the APIs that were removed or left out", () => {
    const text = textOf({
      plan: planOf([], { removed: ["gone"], skipped: ["same"] }),
      reports: [],
      removed: ["gone"],
    });
    expect(text).toMatch(/\bgone\b[^]*\bsame\b/);
  });

  it("as JSON is one object, and as annotations has one for each problem and one for the totals", () => {
    const json = renderJson({ plan: planOf([]), reports: [done, failed], removed: [] });
    expect(JSON.parse(json)).toEqual({
      version: 1,
      totals: { apis: 2, pages: 2, operations: 2, changes: 0, errors: 1, warnings: 0, infos: 0, accepted: 0 }, // prettier-ignore
      apis: [done, failed],
    });
    const annotations = renderGithub({ plan: planOf([]), reports: [done, failed], removed: [] });
    expect(annotations.split("\n").map((line) => line.split(" ")[0])).toEqual([
      "::error",
      "::notice",
      "",
    ]);
  });
});
