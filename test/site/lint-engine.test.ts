import { beforeAll, expect, test } from "vitest";
import { problemsOfFindings } from "../../scripts/pipeline/6-output/lint-findings.ts";
import { renderYaml } from "../../scripts/pipeline/6-output/openapi-yaml.ts";
import { buildApi } from "../../scripts/pipeline/build-api.ts";
import { hasError } from "../../scripts/pipeline/report/problems.ts";
import { listApis } from "../../scripts/shared/directories.ts";
import { lintDocuments } from "../../scripts/shared/redocly.ts";
import { readInput } from "../../site/bundle/read-input.ts";
import { toApiFiles, type EngineInput } from "../../site/workers/input.ts";
import { placeFindings, type PlacedProblem } from "../../site/workers/place-findings.ts";
import { pageOf } from "../support/pages.ts";
import { loadLintEngine, type Engine } from "./run-engines.ts";
import type { LintResult } from "../../site/workers/lint-engine.ts";

let engine: Engine<LintResult>;
beforeAll(async () => {
  engine = await loadLintEngine();
});

/** Kinds of faults that only Redocly finds. */
const FAULTY = `openapi: 3.1.0
info: { title: Things, version: "1", license: { name: MIT } }
servers: [{ url: https://example.com/ }]
x-examples: { paths: 1 }
paths:
  /things/{id}:
    get:
      operationId: get thing
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer }, example: one }
      responses:
        "200":
          description: OK
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Thing" }
              example: { parts: [{ length: long }], valueOf: 1 }
  /things/first: { get: { responses: { default: { description: OK } } } }
components:
  schemas:
    Thing:
      type: object
      required: [name]
      properties:
        valueOf: { type: string }
        state: { type: string, enum: [ready, ready] }
        parts: { type: array, items: { type: object, properties: { length: { type: integer } } } }
    Unused: { oneOf: [{ type: string }, { type: string, maxLength: 5 }] }
`;

/** The findings of the Redocly CLI about each input, as `npm run lint` places them on the pages. */
async function lintWithCli(inputs: readonly EngineInput[]): Promise<PlacedProblem[][]> {
  const built = await Promise.all(inputs.map((input) => buildApi(toApiFiles(input))));
  const texts = built.flatMap((one, index): [string, string][] => {
    const { document } = one;
    return document && !hasError(one) ? [[String(index), renderYaml(document, "example")]] : [];
  });
  const findings = await lintDocuments(new Map(texts));
  return built.map(({ document = {}, changes }, index) => {
    const own = findings.filter(({ api }) => api === String(index));
    const problems = problemsOfFindings({ document, changes }, own);
    return placeFindings({ changes: [], problems }).problems;
  });
}

const inputsOf = (directory: string) =>
  listApis(directory, []).map((api) => readInput(directory, api));

test("the playground has the same findings of Redocly as lint", async () => {
  const faulty = { api: "example", files: { "pages/a.md": pageOf(FAULTY) } };
  const inputs = [faulty, ...inputsOf("specs")];
  const expected = await lintWithCli(inputs);
  const rules = new Set(expected[0]?.map(({ rule }) => rule));
  // These two compile a validator for the schema of an example.
  expect(rules).toContain("no-invalid-media-type-examples");
  expect(rules).toContain("no-invalid-parameter-examples");
  expect(rules.size).toBeGreaterThan(5);
  for (const [index, input] of inputs.entries()) {
    expect((await engine.run(input)).problems).toEqual(expected[index]);
  }
});

test("a page with an error has no findings of Redocly", async () => {
  const broken = { api: "example", files: { "pages/a.md": pageOf(`${FAULTY}x: {{`) } };
  expect(await engine.run(broken)).toEqual({ problems: [] });
});

// A directory of the pages of other vendors. `.ci/run` passes it.
const { CORPUS } = process.env;

// oxlint-disable-next-line vitest/no-conditional-tests -- a skipped test would look like a tested one
if (CORPUS !== undefined) {
  test("pages of other vendors have the same findings", { timeout: 300_000 }, async () => {
    const inputs = inputsOf(CORPUS);
    const expected = await lintWithCli(inputs);
    const different: string[] = [];
    for (const [index, input] of inputs.entries()) {
      const { problems } = await engine.run(input);
      if (JSON.stringify(problems) !== JSON.stringify(expected[index])) different.push(input.api);
    }
    expect(different).toEqual([]);
  });
}
