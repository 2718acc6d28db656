import { describe, expect, it } from "vitest";
import type { AddReport, Examples } from "../../../scripts/add/added-api.ts";
import { nextSteps } from "../../../scripts/add/next-steps.ts";
import type { UnavailablePage } from "../../../scripts/add/site/page-outcome.ts";
import type { ApiReport } from "../../../scripts/generate/api-report.ts";
import type { Plan } from "../../../scripts/generate/plan.ts";
import { fileProblem } from "../../../scripts/pipeline/report/problems.ts";
import { loadFormat } from "../../../scripts/shared/formats.ts";
import { emptyReport } from "../../support/api-report.ts";
import { runNode } from "../../support/commands.ts";
import { renderedText } from "../../support/rendered-text.ts";

const added = {
  api: "api",
  document: {},
  missingFacts: [{ fact: "the servers", target: "$", update: [] }],
  overlay: "specs/api/overlay.yaml",
  files: ["specs/api/pages/a.md"],
  sites: [],
  unavailable: [] as UnavailablePage[],
};
const report = emptyReport("api");
const examples: Examples = {
  call: 'const { data } = await client.GET("/items");\n',
  client: "export const createApi = defineTasks<paths>()({\n});\n",
  clientFile: undefined,
};

async function render(
  format: string,
  api: ApiReport,
  shown: Examples | null = examples,
  unavailable: UnavailablePage[] = [],
): Promise<string> {
  const lists = { apis: ["api"], skipped: [], removed: [] };
  const flags = { check: false, isPartial: true, interrupted: false };
  const plan: Plan = {
    specs: "specs",
    out: "generated",
    format,
    locks: {},
    tools: {},
    ...lists,
    ...flags,
  };
  const renderReport = await loadFormat<AddReport>("add", format);
  return renderedText(
    renderReport({
      added: { ...added, unavailable },
      examples: shown ?? undefined,
      plan,
      nextOptions: "--api api",
      reports: [api],
      removed: [],
    }),
  );
}

describe("the report of an added page", () => {
  it("ends with a first call, and a client for tasks", async () => {
    const text = await render("text", report);
    expect(text).toContain(
      `Example of a call:\n\n  const { data } = await client.GET("/items");\n\n`,
    );
    expect(text).toMatch(/tasks:\n\n {2}export const createApi = .*\n {2}\}\);\n\n$/);
  });

  it("shows only the beginning of a long client", async () => {
    const client = Array.from({ length: 300 }, (_, number) => `line${number}\n`).join("");
    const text = await render("text", report, { ...examples, client });
    expect(text).toContain("  line59\n  … 240 more lines in a file, with --write FILE\n");
    expect(text).not.toContain("line60");
    const written = await render("text", report, { ...examples, client, clientFile: "client.ts" });
    expect(written).toContain("  … 240 more lines in client.ts\n");
  });

  it.each([
    [["the servers"], "add it"],
    [["the servers", "a body"], "add them"],
  ])("names the overlay for the missing facts: %j", (names, step) => {
    const missingFacts = names.map((fact) => ({ fact, target: "$", update: [] }));
    const given = { ...added, missingFacts, files: ["specs/api/overlay.yaml"] };
    expect(nextSteps({ added: given, reports: [report] }, examples)).toContain(
      `Complete the commented actions in specs/api/overlay.yaml to ${step}.\n`,
    );
  });

  it("names an overlay that exists already", () => {
    expect(nextSteps({ added, reports: [report] }, examples)).toContain(
      "The pages do not state:\n  - the servers\nWrite actions in specs/api/overlay.yaml to add it.\n",
    );
  });

  it("names the command that installs the packages of the examples", async () => {
    const text = await render("text", report, { ...examples, install: "pnpm add openapi-fetch" });
    expect(text).toContain(
      "\nInstall the packages that the examples import:\n\n  pnpm add openapi-fetch\n",
    );
  });

  it("has no examples if the types have errors", async () => {
    const whole = await render("text", report);
    expect(whole).toContain("Example of");
    const failed = { ...report, problems: [fileProblem("write", "generated", "It failed.")] };
    expect(await render("text", failed, null)).not.toContain("Example of");
  });

  it.each([
    [examples, "  wrote client.ts\n"],
    [{ ...examples, client: undefined }, "a task, so client.ts was not written.\n"],
  ])("says whether it wrote the client", async (made, line) => {
    expect(await render("text", report, { ...made, clientFile: "client.ts" })).toContain(line);
  });

  it("ends with the pages that could not be downloaded, and the commands that add them", async () => {
    const pages = Array.from({ length: 13 }, (_, page) => ({ url: `https://a.example/${page}.md`, failure: "busy", index: "https://a.example/llms.txt" })); // prettier-ignore
    const named = { url: "https://a.example/b.md?x&y", failure: "slow" };
    const text = await render("text", report, null, [...pages, named]);
    expect(text).toMatch(
      /^14 pages could not be downloaded, so the API lacks them:\n {2}busy\n( {4}https:.*\n){12} {4}and 1 more\n {2}slow\n {4}https:/m,
    );
    expect(text).toContain(
      'Add them later:\n  npm run add -- "https://a.example/b.md?x&y" --api api\n  npm run add -- --api api\n',
    );
    expect(await render("text", report, examples, [named])).toMatch(
      /;\n\n1 page could not be downloaded, so the API lacks it:\n/,
    );
    expect(await render("github", report, examples, [named])).toContain(
      "::error file=specs/api/pages/a.md,line=1,col=1,title=add::https://a.example/b.md?x&y was not added: slow\n",
    );
    expect(JSON.parse(await render("json", report, examples, [named]))).toMatchObject({
      unavailable: [named],
    });
  });

  it("has an annotation on the page for each thing that it lacks", async () => {
    expect(await render("github", report)).toMatch(
      /^::notice title=generate::1 API: no problems\.\n::notice file=specs\/api\/pages\/a\.md,[^\n]*\n$/,
    );
  });

  it("names what it added and what it lacks, as JSON", async () => {
    expect(JSON.parse(await render("json", report))).toEqual({
      api: "api",
      added: added.files,
      sites: [],
      unavailable: [],
      lacks: [{ what: "the servers", target: "$" }],
      examples: { call: examples.call, client: examples.client },
      apis: [report],
    });
  });
});

it.each(["a/b", "a b", ".a", "_a"])("the name %j of an API is wrong usage", (name) => {
  expect(runNode(["scripts/add.ts", "page.md", "--api", name]).code).toBe(2);
});
