import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { planRun, type RunOptions } from "../../../scripts/generate/plan.ts";
import { runPlan } from "../../../scripts/generate/run-plan.ts";
import { temporaryFolder } from "../../support/commands.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

// The linter's own process takes seconds, and is not part of these tests.
vi.mock("../../../scripts/shared/redocly.ts", () => ({ lintDocuments: () => Promise.resolve([]) }));

let specs: string;
let out: string;

beforeEach(() => {
  const folder = temporaryFolder();
  specs = join(folder, "specs");
  out = join(folder, "types", "of", "apis");
  mkdirSync(join(specs, "a", "pages"), { recursive: true });
  mkdirSync(out, { recursive: true });
  givePage("");
});

function givePage(before: string): void {
  const schemas = { Item: { type: "object", properties: { level: { enum: ["low", "high"] } } } };
  writeFileSync(join(specs, "a", "pages", "page.md"), before + pageOf(documentOf({ schemas })));
}

const planOf = (options: Partial<RunOptions> = {}) =>
  planRun({ specs, out, format: "text", check: false, wanted: [], ...options });

async function generate(options: Partial<RunOptions> = {}) {
  const { reports } = await runPlan(planOf(options));
  return reports[0];
}

/** The rules of the errors, and the names of their files. */
async function check(options: Partial<RunOptions> = {}): Promise<string[]> {
  const report = await generate({ ...options, check: true });
  const errors = report?.problems.filter(({ severity }) => severity === "error") ?? [];
  return errors.map(({ rule, page }) => `${rule} ${page.split("/").at(-1)}`).sort();
}

const file = (name: string) => join(out, "a", name);

describe("generate", () => {
  it("writes sources.json, and --check and the next run know it", async () => {
    await generate();
    expect(existsSync(file("sources.json"))).toBe(true);
    expect(planOf().skipped).toEqual(["a"]);
    expect(await check()).toEqual([]);
    writeFileSync(file("sources.json"), "{}");
    expect(planOf().skipped).toEqual([]);
    expect(await check()).toEqual(["stale-file sources.json"]);
  });

  it("removes sources.json with --no-sources, and writes it again without", async () => {
    await generate();
    expect(planOf({ noSources: true }).skipped).toEqual([]);
    expect(await check({ noSources: true })).toEqual([
      "stale-file lock.json",
      "surplus-file sources.json",
    ]);
    await generate({ noSources: true });
    expect(existsSync(file("sources.json"))).toBe(false);
    expect(planOf({ noSources: true }).skipped).toEqual(["a"]);
    expect(await check({ noSources: true })).toEqual([]);
    await generate();
    expect(existsSync(file("sources.json"))).toBe(true);
  });

  it("leads from the types to the pages, whatever the output directory is", async () => {
    await generate();
    const { sources } = JSON.parse(readFileSync(file("types.d.ts.map"), "utf8")) as {
      sources: string[];
    };
    expect(sources.map((source) => resolve(out, "a", source))).toEqual([
      join(specs, "a", "pages", "page.md"),
    ]);
  });

  it("changes only the files that name lines if a page moves its lines", async () => {
    await generate();
    const types = readFileSync(file("types.d.ts"), "utf8");
    givePage("# A new title\n\n");
    const report = await generate();
    const written = report?.written.map((path) => path.split("/").at(-1));
    expect(written?.filter((name) => !name?.startsWith("changes."))).toEqual([
      "lock.json",
      "sources.json",
      "types.d.ts.map",
    ]);
    expect(readFileSync(file("types.d.ts"), "utf8")).toBe(types);
  });
});
