import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { planRun, type RunOptions } from "../../../scripts/generate/plan.ts";
import { runPlan } from "../../../scripts/generate/run-plan.ts";
import type * as Types from "../../../scripts/pipeline/5-types/types.ts";
import { generateTypes } from "../../../scripts/pipeline/5-types/types.ts";
import { temporaryFolder } from "../../support/commands.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

// The linter's own process takes seconds, and is not part of these tests.
vi.mock("../../../scripts/shared/redocly.ts", () => ({ lintDocuments: () => Promise.resolve([]) }));

vi.mock("../../../scripts/pipeline/5-types/types.ts", async (original) => {
  const module = await original<typeof Types>();
  return { ...module, generateTypes: vi.fn(module.generateTypes) };
});

let specs: string;
let out: string;

beforeEach(async () => {
  const folder = temporaryFolder();
  specs = join(folder, "specs");
  out = join(folder, "generated");
  mkdirSync(join(specs, "a", "pages"), { recursive: true });
  givePage("");
  await generate();
  vi.mocked(generateTypes).mockClear();
});

function givePage(before: string, level = "low"): void {
  const schemas = { Item: { type: "object", properties: { level: { enum: [level, "high"] } } } };
  writeFileSync(join(specs, "a", "pages", "page.md"), before + pageOf(documentOf({ schemas })));
}

const generate = (options: Partial<RunOptions> = {}) =>
  runPlan(planRun({ specs, out, format: "text", check: false, wanted: [], ...options }));

function filesOf(directory: string): Record<string, string> {
  const names = readdirSync(join(directory, "a"));
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(directory, "a", name), "utf8")]),
  );
}

/** The files that a run without an earlier one writes. */
async function freshFiles(): Promise<Record<string, string>> {
  await generate({ force: true });
  return filesOf(out);
}

it("a change beside the specification keeps the types, and every file is as in a new run", async () => {
  givePage("One more line.\n\n");
  await generate();
  expect(generateTypes).not.toHaveBeenCalled();
  const files = filesOf(out);
  expect(files).toEqual(await freshFiles());
  expect(generateTypes).toHaveBeenCalledOnce();
});

it("a change of the document generates the types again", async () => {
  givePage("", "medium");
  await generate();
  expect(generateTypes).toHaveBeenCalledOnce();
  expect(filesOf(out)["enums.ts"]).toContain("medium");
});

it.each(["types.d.ts", "enums.ts"])("an edited %s is generated again", async (name) => {
  givePage("One more line.\n\n");
  const file = join(out, "a", name);
  const text = readFileSync(file, "utf8");
  writeFileSync(file, `${text}export type Mine = 1;\n`);
  await generate();
  expect(generateTypes).toHaveBeenCalledOnce();
  expect(readFileSync(file, "utf8")).toBe(text);
});

it("files that were checked out with other line ends stay as they are", async () => {
  givePage("One more line.\n\n");
  const fresh = filesOf(out);
  for (const name of ["types.d.ts", "enums.ts"]) {
    writeFileSync(join(out, "a", name), (fresh[name] ?? "").replaceAll("\n", "\r\n"));
  }
  await generate();
  expect(generateTypes).not.toHaveBeenCalled();
  expect(filesOf(out)["types.d.ts.map"]).toBe((await freshFiles())["types.d.ts.map"]);
});

it("other tools generate the types again", async () => {
  const lock = join(out, "a", "lock.json");
  writeFileSync(
    lock,
    readFileSync(lock, "utf8").replace(/"typescript": "[^"]+"/, '"typescript": "1"'),
  );
  await generate();
  expect(generateTypes).toHaveBeenCalledOnce();
});

it("a check generates the types", async () => {
  givePage("One more line.\n\n");
  await generate({ check: true });
  expect(generateTypes).toHaveBeenCalledOnce();
});
