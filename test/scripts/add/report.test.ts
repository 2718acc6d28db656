import { describe, expect, it } from "vitest";
import type { AddReport } from "../../../scripts/add/added-api.ts";
import type { ApiReport } from "../../../scripts/generate/api-report.ts";
import type { Plan } from "../../../scripts/generate/plan.ts";
import { fileProblem } from "../../../scripts/pipeline/report/problems.ts";
import { loadFormat } from "../../../scripts/shared/formats.ts";
import { emptyReport } from "../../support/api-report.ts";
import { runNode } from "../../support/commands.ts";

const added = {
  api: "api",
  document: {},
  missingFacts: [{ fact: "the servers", target: "$", update: [] }],
  files: ["specs/api/pages/a.md"],
  exampleCall: 'const { data } = await client.GET("/items");\n',
};
const report = emptyReport("api");
const failed = { ...report, problems: [fileProblem("write", "generated", "It failed.")] };

async function render(format: string, ...reports: ApiReport[]): Promise<string> {
  const lists = { apis: ["api"], skipped: [], removed: [] };
  const flags = { check: false, isPartial: true, interrupted: false };
  const plan: Plan = {
    specs: "specs",
    out: "generated",
    format,
    lock: undefined,
    tools: {},
    ...lists,
    ...flags,
  };
  const renderReport = await loadFormat<AddReport>("add", format);
  return renderReport({ added, plan, reports });
}

const CALL = 'client.GET("/items")';

describe("the report of an added page", () => {
  it("ends with a first call", async () => {
    expect(await render("text", report)).toContain(CALL);
  });

  it("has no call if the types have errors", async () => {
    expect(await render("text", failed)).not.toContain(CALL);
  });

  it("has an annotation on the page for each thing that it lacks", async () => {
    expect(await render("github", report)).toMatch(
      /^::notice file=specs\/api\/pages\/a\.md,[^\n]*\n$/,
    );
  });

  it("names what it added and what it lacks, as JSON", async () => {
    expect(JSON.parse(await render("json", report))).toEqual({
      api: "api",
      added: added.files,
      lacks: [{ what: "the servers", target: "$" }],
      apis: [report],
    });
  });
});

it.each(["a/b", "a b", ".a", "_a"])("the name %j of an API is wrong usage", (name) => {
  expect(runNode(["scripts/add.ts", "page.md", "--api", name]).code).toBe(2);
});
