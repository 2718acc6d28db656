import { describe, expect, it } from "vitest";
import {
  describeFixed,
  describeRemaining,
  updateFailures,
  type Failures,
} from "../../../scripts/generate/fixed-errors.ts";
import { fileProblem } from "../../../scripts/pipeline/report/problems.ts";
import type { RuleId } from "../../../scripts/pipeline/report/rules.ts";
import { emptyReport } from "../../support/api-report.ts";

const error = (page: string, rule: RuleId = "yaml-syntax") => fileProblem(rule, page, "A message.");

describe("errors that are gone", () => {
  it("are named once per page and rule", () => {
    const before = [error("a.md"), error("a.md"), error("b.md", "swagger")];
    expect(describeFixed(before, [])).toEqual([
      "Fixed: a.md: yaml-syntax.",
      "Fixed: b.md: swagger.",
    ]);
  });

  it("are counted if some of them are left", () => {
    const before = [error("a.md"), error("a.md"), error("b.md")];
    expect(describeFixed(before, [error("a.md"), error("b.md")])).toEqual([
      "Fixed: a.md: yaml-syntax (1 error left).",
    ]);
  });

  it("do not include an error that has moved or has another message", () => {
    expect(describeFixed([error("a.md")], [{ ...error("a.md"), line: 9, message: "B." }])).toEqual(
      [],
    );
  });
});

describe("the errors of a watched directory", () => {
  it("stay known until their API runs without errors", () => {
    const failures: Failures = new Map();
    const failed = { ...emptyReport("a"), problems: [error("a.md"), error("a.md", "add")] };
    updateFailures(failures, [failed, emptyReport("b")]);
    expect([...failures]).toEqual([["a", [error("a.md")]]]);
    expect(describeRemaining(failures, ["b"])).toEqual([
      "Still failing: a (1 error, the first at a.md:1).",
    ]);
    expect(describeRemaining(failures, ["a"])).toEqual([]);
    updateFailures(failures, [emptyReport("a")]);
    expect([...failures]).toEqual([]);
  });
});
