import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { render } from "../../../scripts/generate/formats/text.ts";
import type { ApiReport } from "../../../scripts/generate/api-report.ts";
import type { Plan } from "../../../scripts/generate/plan.ts";
import type { RunReport } from "../../../scripts/generate/run-and-print.ts";
import { fileProblem } from "../../../scripts/pipeline/report/problems.ts";
import type { RuleId } from "../../../scripts/pipeline/report/rules.ts";
import { summarizePlan } from "../../../scripts/generate/summarize-plan.ts";
import { emptyReport } from "../../support/api-report.ts";
import { renderedText } from "../../support/rendered-text.ts";

const plan: Plan = {
  specs: "specs",
  out: "generated",
  format: "text",
  check: false,
  isPartial: false,
  apis: ["a", "b"],
  skipped: [],
  removed: [],
  interrupted: false,
  locks: {},
  tools: {},
};

const report = (name: string, rule?: RuleId, written: string[] = []) => ({
  ...emptyReport(name),
  problems: rule === undefined ? [] : [fileProblem(rule, `${name}.md`, "A message.")],
  written,
});

const surplus = (file: string) => fileProblem("surplus-file", join(file), "A message.");

/** The lines of a run, without those of the APIs. */
function endOf(run: Omit<RunReport, "plan" | "removed"> & { removed?: string[] }, check = false) {
  const text = renderedText(render({ plan: { ...plan, check }, removed: [], ...run }));
  return text.split("\n").filter((line) => /^[A-Z]/.test(line));
}

describe("the end of a run", () => {
  it("has totals, and the number of changed files", () => {
    const reports = [report("a", "draft-action", ["generated/a/types.d.ts"]), report("b")];
    expect(endOf({ reports })).toEqual([
      "Generated 2 APIs (2 pages, 2 operations, 0 changes, 1 warning). Changed 1 file in generated.",
      "Next:",
    ]);
  });

  it("counts infos, and names the command that lists them", () => {
    const info = { ...report("a", "no-specification"), documents: 1 };
    const text = renderedText(render({ plan, reports: [info], removed: [] }));
    expect(text).not.toContain("A message.");
    expect(text).toContain("0 changes, 0 warnings, 1 info).");
    expect(text).toMatch(/\nNext:\n {2}List the infos: npm run lint -- --verbose\n$/);
  });

  it("names no step for infos while a file is stale", () => {
    const info = { ...report("a", "no-specification"), documents: 1 };
    const reports = [info, report("b", "stale-file")];
    const text = renderedText(render({ plan: { ...plan, check: true }, reports, removed: [] }));
    expect(text).toContain("Not up to date: b.");
    expect(text).not.toContain("List the infos");
  });

  it("lists the infos of an API without a document, because they are the reason", () => {
    const prose = { ...report("a", "no-specification"), documents: 0 };
    expect(renderedText(render({ plan, reports: [prose], removed: [] }))).toContain("A message.");
  });

  it("names the steps after warnings, but does not offer to accept a draft", () => {
    const textOf = (rule: RuleId) =>
      renderedText(render({ plan, reports: [report("a", rule)], removed: [] }));
    expect(textOf("info-string")).toContain(
      '\nNext:\n  State a fact that a page lacks in the overlay of its API.\n  Accept the warnings that only the vendor can fix: npm run lint -- --accept --reason "…"\n',
    );
    expect(textOf("draft-action")).not.toContain("--accept");
  });

  it("names at most twenty APIs that are up to date", () => {
    const skipped = Array.from({ length: 23 }, (_, number) => `api-${number}`);
    const skipping = { ...plan, skipped };
    const end = /: api-0, .*, api-19, 3 more\./;
    const text = renderedText(render({ plan: skipping, reports: [report("a")], removed: [] }));
    expect(text).toMatch(end);
    expect(summarizePlan(skipping)).toMatch(/^Up to date: 23 APIs \(/);
    expect(summarizePlan(skipping)).toMatch(end);
  });

  it("counts known problems apart from warnings, and does not list them", () => {
    const known = { ...fileProblem("draft-action", "a.md", "A message."), accepted: "A reason." };
    const reports = [{ ...report("a", "draft-action"), problems: [known] }];
    expect(endOf({ reports })).toEqual([
      "Generated 1 API (1 page, 1 operation, 0 changes, 0 warnings, 1 known problem). No file has changed in generated.",
    ]);
    expect(endOf({ reports }, true)).toEqual([
      "Up to date: 1 API (1 page, 1 operation, 0 changes, 0 warnings, 1 known problem).",
    ]);
    const checking = { ...plan, check: true };
    const text = renderedText(render({ plan: checking, reports, removed: [] }));
    expect(text).not.toContain("A message.");
  });

  it("says that no file has changed", () => {
    expect(endOf({ reports: [report("a")] })).toEqual([
      "Generated 1 API (1 page, 1 operation, 0 changes, 0 warnings). No file has changed in generated.",
    ]);
  });

  it("names the APIs that failed, and leaves them out of the totals", () => {
    expect(endOf({ reports: [report("a"), report("b", "yaml-syntax")] })).toEqual([
      expect.stringMatching(/^Generated 1 API /),
      "Failed:",
      "Its generated files stay as they were. Correct the errors.",
    ]);
  });

  it("speaks of several APIs that failed in the plural", () => {
    const reports = [report("a", "yaml-syntax"), report("b", "yaml-syntax")];
    expect(endOf({ reports }).at(-1)).toBe(
      "Their generated files stay as they were. Correct the errors.",
    );
  });

  it("repeats the first error of each API that failed", () => {
    const failed = report("b", "yaml-syntax");
    const twice = { ...failed, problems: [...failed.problems, ...failed.problems] };
    const text = renderedText(render({ plan, reports: [twice], removed: [] }));
    expect(text).toContain(
      "\nFailed:\n  b: b.md:1:1: yaml-syntax: A message. (and 1 more error)\nIts",
    );
  });

  it("names at most twenty APIs", () => {
    const reports = Array.from({ length: 23 }, (_, number) => ({
      ...report(`api-${number}`),
      documents: 0,
    }));
    expect(endOf({ reports })).toEqual([
      expect.stringMatching(/^No specification found: api-0, .*, api-19, 3 more\.$/),
    ]);
  });

  it("names the APIs without a specification, and leaves them out of the totals", () => {
    const prose = { ...report("b"), documents: 0, operations: 0, written: ["b/lock.json"] };
    expect(endOf({ reports: [report("a"), prose] })).toEqual([
      expect.stringMatching(/^Generated 1 API .* Changed 1 file in generated\.$/),
      "No specification found: b.",
    ]);
  });

  it("names only the APIs that were removed, not those that should have been", () => {
    const removing = { ...plan, removed: ["gone", "stuck"] };
    const text = renderedText(
      render({ plan: removing, reports: [report("a", "write")], removed: ["gone"] }),
    );
    expect(text).toContain("Removed: gone.\n");
    expect(text).not.toContain("stuck");
  });
});

describe("the end of a check", () => {
  it("says that everything is up to date", () => {
    expect(endOf({ reports: [report("a"), report("b")] }, true)).toEqual([
      "Up to date: 2 APIs (2 pages, 2 operations, 0 changes, 0 warnings).",
    ]);
  });

  it("does not advise to generate if only files that no run has written are surplus", () => {
    const byHand = { ...report("a"), problems: [surplus("generated/a/notes.ts")] };
    const advice = (reports: ApiReport[], locks: Plan["locks"] = {}) => {
      const checking = { ...plan, check: true, locks };
      return renderedText(render({ plan: checking, reports, removed: [] }))
        .trim()
        .split("\n")
        .at(-1);
    };
    expect(advice([byHand])).toBe("Not up to date: a. Remove the files that no page needs.");
    const lock = { version: 2, tools: {}, inputs: {}, outputs: { "a/notes.ts": "1" } };
    const generate = "Run `npm run generate` and commit the result.";
    expect(advice([byHand], { a: lock })).toBe(`Not up to date: a. ${generate}`);
    expect(advice([byHand, report("b", "stale-file")])).toBe(`Not up to date: a, b. ${generate}`);
  });

  it("tells stale files from pages with errors", () => {
    const reports = [report("a", "stale-file"), report("b", "yaml-syntax")];
    expect(endOf({ reports }, true)).toEqual([
      "Not up to date: a. Run `npm run generate` and commit the result.",
      "Failed:",
      "Correct the errors, and run the check again.",
    ]);
    const text = renderedText(render({ plan: { ...plan, check: true }, reports, removed: [] }));
    expect(text).toMatch(/^ {2}not up to date\n[^]*^ {2}not checked because of the errors above$/m);
  });

  it("lists every file that is not up to date", () => {
    const names = ["a", "b", "c", "d", "e"].map((name) => `generated/${name}.ts`);
    const problems = names.map((name) => fileProblem("stale-file", name, "A message."));
    const checking = { ...plan, check: true };
    const text = renderedText(
      render({ plan: checking, reports: [{ ...report("a"), problems }], removed: [] }),
    );
    for (const name of names) expect(text).toContain(`${name}:1:1`);
    expect(text).not.toContain("more place");
  });

  it("lists the files of a removed API under its own heading", () => {
    const reports = [report("a"), report("gone", "surplus-file")];
    const removing = { ...plan, check: true, removed: ["gone"] };
    const text = renderedText(render({ plan: removing, reports, removed: [] }));
    expect(text).toMatch(
      /^gone: no longer in specs, but there are generated files\n {2}error surplus-file\n/m,
    );
    expect(text).not.toContain("Removed");
  });
});
