import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { readInput } from "../../site/bundle/read-input.ts";
import { listApis } from "../../scripts/shared/directories.ts";
import { linesOf, type LinePlaces } from "../../site/playground/links.ts";
import type { EngineInput } from "../../site/workers/input.ts";
import { buildOpenapi } from "../../site/workers/openapi-engine.ts";
import { loadEngines, loadOpenapiEngine, type Engines } from "./run-engines.ts";

const apis = listApis("specs", []);
const generated = (api: string, file: string) => readFileSync(`generated/${api}/${file}`, "utf8");

let engines: Engines;
beforeAll(async () => {
  engines = await loadEngines();
});

/** The playground has no map file, so its types have no comment that names one. */
function withMapComment(output: { types: string } | undefined): string | undefined {
  return output && `${output.types}//# sourceMappingURL=types.d.ts.map\n`;
}

describe("the engines of the playground", () => {
  test.each(apis)("write the same OpenAPI file as generate: %s", async (api) => {
    const { output, problems } = await engines.buildOpenapi(readInput("specs", api));
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(output?.yaml).toBe(generated(api, "openapi.yaml"));
  });

  test.each(apis)("write the same types as generate: %s", async (api) => {
    const { output } = await engines.buildTypes(readInput("specs", api));
    expect(withMapComment(output)).toBe(generated(api, "types.d.ts"));
  });
});

test("each fact of an overlay leads to lines of the OpenAPI file, and some lead to types", async () => {
  const example = readInput("specs", "livepeer");
  const { output, changes } = await engines.buildOpenapi(example);
  const { output: types } = await engines.buildTypes(example);
  const facts = changes.flatMap(({ rule, place }) => (rule === "overlay" && place ? [place] : []));
  const withLines = (places: LinePlaces = []) =>
    facts.filter((place) => linesOf(places, place).length > 0);
  expect(facts.length).toBeGreaterThan(3);
  expect(withLines(output?.places)).toEqual(facts);
  expect(withLines(types?.places).length).toBeGreaterThan(0);
});

const PAGE = `# Get a thing

## OpenAPI Specification

\`\`\`yaml
openapi: 3.1.0
info: { title: Things, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /things:
    get:
      summary: Get a thing
      operationId: getThing
      responses:
        "200":
          description: OK
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Thing" }
components:
  schemas:
    Thing:
      type: object
      properties:
        state:
          type: string
          enum: [ready, failed]
        parts:
          type: array
          items:
            type: object
            properties:
              length: { type: integer }
\`\`\`
`;

const input = (page: string): EngineInput => ({ api: "example", files: { "pages/a.md": page } });

/** The lines of a generated text that come from a line of the page. */
function linesFrom(text: string, places: ({ line: number } | undefined)[], line: number): string[] {
  const lines = text.split("\n");
  return lines.filter((_, index) => places[index + 1]?.line === line).map((found) => found.trim());
}

const lineOf = (text: string) => PAGE.split("\n").findIndex((line) => line.includes(text)) + 1;

describe("a package that few pages need", () => {
  const load = async (given: EngineInput) => {
    const engine = await loadOpenapiEngine();
    const { output } = await engine.run(given);
    expect(output).toBeDefined();
    return engine.loaded().sort();
  };
  const overlay = `overlay: 1.0.0
info: { title: Facts, version: "1" }
actions: [{ target: $.info, x-source: the vendor, update: { title: Facts } }]
`;
  const blockStyle = PAGE.replace(/^info: .*$/m, 'info:\n  title: Things\n  version: "1"')
    .replace(/^servers: .*$/m, "servers:\n  - url: https://api.example.com")
    .replace("{ $ref: ", "\n                $ref: ")
    .replace(/"#(.*)" \}/, '"#$1"')
    .replace("[ready, failed]", "\n            - ready\n            - failed")
    .replace("{ type: integer }", "\n                  type: integer");

  // The page of the playground loads the first one at once, because its first example has an overlay.
  test.each([
    ["twelvelabs", ["overlay"]],
    ["twelvelabs-legacy", []],
    ["livepeer", ["overlay", "yaml"]],
  ])("the example %s needs %j", async (api, packages) => {
    expect(await load(readInput("specs", api))).toEqual(packages);
  });

  test("a page in the usual form needs none of them", async () => {
    expect(await load(input(blockStyle))).toEqual([]);
  });

  test.each([
    ["an overlay", ["overlay", "yaml"], { "pages/a.md": blockStyle, "overlay.yaml": overlay }],
    ["YAML in brackets", ["yaml"], { "pages/a.md": PAGE }],
    [
      "a text that the fast writer leaves out",
      ["yaml"],
      { "pages/a.md": blockStyle.replace("title: Things", 'title: "Things\\u202e"') },
    ],
    [
      "Swagger 2.0",
      ["swagger"],
      { "pages/a.md": blockStyle.replace("openapi: 3.1.0", 'swagger: "2.0"') },
    ],
  ])("%s needs %j", async (_, packages, files) => {
    expect(await load({ api: "example", files })).toEqual(packages);
  });
});

test("a package that is loaded late writes the same text as in Node", async () => {
  const page = PAGE.replace("title: Things", 'title: "Things\\u202e"');
  const { output } = await engines.buildOpenapi(input(page));
  expect(output?.yaml).toContain('title: "Things\\u202e"');
  expect(output?.yaml).toBe((await buildOpenapi(input(page))).output?.yaml);
});

describe("places on the page", () => {
  test("each line of the YAML leads to its line on the page", async () => {
    const { output } = await engines.buildOpenapi(input(PAGE));
    const { yaml = "", places = [] } = output ?? {};
    expect(linesFrom(yaml, places, lineOf("operationId"))).toEqual(["operationId: getThing"]);
    expect(linesFrom(yaml, places, lineOf("state:"))).toEqual(["state:"]);
    expect(linesFrom(yaml, places, lineOf("length:"))).toEqual(["length:", "type: integer"]);
    // The line of the key, also below a container that merging has made.
    expect(linesFrom(yaml, places, lineOf("/things:"))).toEqual(["/things:"]);
    expect(linesFrom(yaml, places, lineOf("Thing:"))).toEqual(["Thing:"]);
  });

  test("each property of the types leads to its line on the page", async () => {
    const { output } = await engines.buildTypes(input(PAGE));
    const { types = "", places = [] } = output ?? {};
    expect(linesFrom(types, places, lineOf("state:"))).toEqual(['state?: "ready" | "failed";']);
    expect(linesFrom(types, places, lineOf("length:"))).toEqual(["length?: number;"]);
    expect(linesFrom(types, places, lineOf("/things:"))).toEqual(['"/things": {']);
    expect(linesFrom(types, places, lineOf("get:"))).toContain('get: operations["getThing"];');
  });

  test("a problem has the line of the page, and a page with an error has no output", async () => {
    const broken = PAGE.replace("type: string", "type: {{");
    const { output, problems } = await engines.buildOpenapi(input(broken));
    expect(output).toBeUndefined();
    expect(problems[0]?.severity).toBe("error");
    expect(problems[0]?.place?.line).toBeGreaterThan(lineOf("state:"));
    expect(await engines.buildTypes(input(broken))).toEqual({});
  });
});

// Directories of the pages of other vendors, and of the files that `generate` made of them. `.ci/run` passes them.
const { CORPUS, CORPUS_OUT } = process.env;

// oxlint-disable-next-line vitest/no-conditional-tests -- a skipped test would look like a tested one
if (CORPUS !== undefined && CORPUS_OUT !== undefined) {
  test(
    "pages of other vendors come out as generate writes them",
    { timeout: 300_000 },
    async () => {
      const different: string[] = [];
      const apisWithOutput = listApis(CORPUS, []).filter((api) =>
        existsSync(`${CORPUS_OUT}/${api}/openapi.yaml`),
      );
      expect(apisWithOutput).not.toEqual([]);
      for (const api of apisWithOutput) {
        const given = readInput(CORPUS, api);
        const openapi = await engines.buildOpenapi(given);
        const types = await engines.buildTypes(given);
        const read = (file: string) => readFileSync(`${CORPUS_OUT}/${api}/${file}`, "utf8");
        if (openapi.output?.yaml !== read("openapi.yaml")) different.push(`${api}/openapi.yaml`);
        if (withMapComment(types.output) !== read("types.d.ts"))
          different.push(`${api}/types.d.ts`);
      }
      expect(different).toEqual([]);
    },
  );
}
