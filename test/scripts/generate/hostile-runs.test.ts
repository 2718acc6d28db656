import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import ts from "typescript";
import { expect, it, onTestFinished, vi } from "vitest";
import { renderTypes } from "../../../scripts/pipeline/5-types/types.ts";
import { renderYaml } from "../../../scripts/pipeline/6-output/openapi-yaml.ts";
import { buildApi } from "../../../scripts/pipeline/build-api.ts";
import { hasError } from "../../../scripts/pipeline/report/problems.ts";
import { lintDocuments } from "../../../scripts/shared/redocly.ts";
import { fencePage } from "../../support/clean-documents.ts";
import { filesOf, temporaryFolder } from "../../support/commands.ts";
import { fileOf } from "../../support/pages.ts";
import { nodeArguments } from "../../support/programs/node-arguments.ts";

// Each test runs the pipeline many times or starts processes, which can take long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const realPages = ["livepeer", "twelvelabs", "twelvelabs-legacy"].flatMap((api) =>
  readdirSync(join("specs", api, "pages")).map((name) => ({
    name,
    bytes: readFileSync(join("specs", api, "pages", name)),
  })),
);

const flip = fc.record({ place: fc.nat(), byte: fc.nat(255) });

it("a page with changed bytes results in a clear error or in types within two seconds", async () => {
  expect(realPages).toHaveLength(5);
  const built = new Map<string, string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...realPages),
      fc.array(flip, { minLength: 1, maxLength: 8 }),
      async ({ name, bytes }, flips) => {
        const copy = Uint8Array.from(bytes);
        for (const { place, byte } of flips) copy[place % copy.length] = byte;
        const start = performance.now();
        const result = await buildApi({
          name: "api",
          pages: [fileOf(name, new TextDecoder().decode(copy))],
        });
        expect(performance.now() - start).toBeLessThan(2000);
        for (const { message, rule } of result.problems)
          expect(`${rule} ${message}`).not.toMatch(/undefined|\[object/);
        expect(result.problems.map(({ rule }) => rule)).not.toContain("crash");
        if (!result.document || hasError(result)) return;
        const types = await renderTypes(result.document, "api");
        expect(syntaxErrors(types)).toEqual([]);
        if (built.size < 8) built.set(String(built.size), renderYaml(result.document, "api"));
      },
    ),
    { numRuns: 120, seed: 4 },
  );
  expect(built.size).toBe(8);
  // All documents are linted in one process. One that stops the process must not hide the findings of the others.
  const findings = await lintDocuments(built.set("empty", "openapi: 3.1.0\n"));
  expect(findings.some(({ api }) => api === "empty")).toBe(true);
});

function syntaxErrors(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

/** References to a host and a file, in every form that a tool might follow. */
function referencesTo(host: string, file: string): object[] {
  const document = (schemas: object, rest: object = {}) => ({
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    servers: [{ url: "https://a.test" }],
    security: [],
    paths: {},
    components: { schemas },
    ...rest,
  });
  const media = (rest: object) => ({
    "/a": {
      get: { responses: { "200": { description: "", content: { "application/json": rest } } } },
    },
  });
  return [
    `${host}/a.yaml#/A`,
    `${host}/a.yaml`,
    file,
    `file://${file}`,
    `../../..${file}#/A`,
  ].flatMap((target) => [
    document({ A: { $ref: target } }),
    document({ A: { $dynamicRef: target, $schema: target, $id: target } }),
    document({ A: { discriminator: { propertyName: "a", mapping: { a: target } }, oneOf: [{}] } }),
    document({ A: { discriminator: { propertyName: "a", mapping: { a: { $ref: target } } } } }),
    document({ A: { example: { $ref: target }, "x-a": { $ref: target } } }),
    document({ A: { externalDocs: { url: target } } }, { jsonSchemaDialect: target }),
    document({}, { paths: media({ examples: { a: { externalValue: target } } }) }),
    document({}, { paths: media({ examples: { a: { $ref: target } } }) }),
    document({}, { paths: { "/a": { $ref: target } }, "x-a": { externalValue: target } }),
    document({}, { info: { title: "A", version: "1", description: { $ref: target } } }),
  ]);
}

it("no tool follows a reference to another host or file", async () => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.end("A: {type: string, description: opened}");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => void server.close());
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const folder = temporaryFolder();
  const bait = join(folder, "bait.yaml");
  // The word "opened" in the output shows that a tool has followed a reference.
  writeFileSync(bait, "A: {type: string, description: opened}");
  const documents = referencesTo(host, bait);
  for (const [index, document] of documents.entries()) {
    const pages = join(folder, "specs", `api-${index}`, "pages");
    mkdirSync(pages, { recursive: true });
    writeFileSync(join(pages, "page.md"), fencePage(JSON.stringify(document), "json"));
  }
  const out = join(folder, "generated");
  const ended = await run(["scripts/generate.ts", "--specs", join(folder, "specs"), "--out", out]);
  expect(requests).toEqual([]);
  expect(ended.output).toContain("leaves the document");
  expect(ended.output).not.toMatch(CRASH);
  expect(ended.code).toBe(1);
  const made = Object.values(filesOf(out)).join("");
  expect(made.match(/export interface components/g)?.length).toBeGreaterThan(10);
  expect(made).not.toContain("opened");
});

/** Output of a tool that crashed, or that followed a reference. */
const CRASH = /ENOENT|EACCES|ECONN|UnhandledPromise|RangeError|TypeError|\n +at |opened/;

const deep = (levels: number): string => `${'{"items":'.repeat(levels)}{}${"}".repeat(levels)}`;
const schemasPage = (schemas: string) =>
  fencePage(
    `{"openapi":"3.1.0","info":{"title":"A","version":"1"},"security":[],"servers":[{"url":"https://a.test"}],"paths":{},"components":{"schemas":{${schemas}}}}`,
    "json",
  );
const reference = (name: string) => `{"$ref":"#/components/schemas/${name}"}`;
const chain = Array.from(
  { length: 5000 },
  (_, i) => `"C${i}":{"allOf":[${reference(`C${(i + 1) % 5000}`)}]}`,
);

/** Unusual schemas that are valid, so a page must not be rejected for them. */
const STRANGE = [
  `"Mapping":{"oneOf":[{}],"discriminator":{"propertyName":"a","mapping":{"a":{"$ref":"#/components/schemas/A"},"b":[1],"c":null,"d":{"d":{}}}}}`,
  `"Word":{"oneOf":[{}],"discriminator":{"propertyName":["a"],"mapping":"A"}}`,
  `"Itself":{"allOf":[${reference("Itself")}]},"Choice":{"anyOf":[${reference("Choice")}]}`,
  `"constructor":{"type":"object","required":["toString"],"properties":{"toString":{"enum":["valueOf"]}}},"toString":${reference("constructor")}`,
  '"Nul":{"description":"a\\u0000b","enum":["\\u0000"]}',
  `"Long":{"description":"${"a".repeat(1e6)}"}`,
];

const HOSTILE: Record<string, string> = {
  "alias-cycle": fencePage("openapi: 3.1.0\npaths: {}\nx: &a\n  b: *a", "yaml"),
  // More references in a row than the linter can follow.
  "chain-of-parts": schemasPage(chain.join()),
  "half-character": schemasPage('"A":{"description":"\\ud83d"}'),
  "nested-deeply": schemasPage(`"A":${deep(10_000)}`),
  prototype: schemasPage('"__proto__":{"type":"string"}'),
};

const PAGES = {
  ...HOSTILE,
  neighbour: schemasPage('"A":{"type":"string"}'),
  strange: schemasPage(STRANGE.join()),
};

it("a hostile page is rejected or read without an effect on other APIs", async () => {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(PAGES)) {
    mkdirSync(join(folder, "specs", name, "pages"), { recursive: true });
    writeFileSync(join(folder, "specs", name, "pages", "page.md"), text);
  }
  const out = join(folder, "generated");
  const ended = await run(["scripts/generate.ts", "--specs", join(folder, "specs"), "--out", out]);
  expect(ended.output).not.toMatch(CRASH);
  const rejected = Object.keys(PAGES).filter((name) =>
    new RegExp(`^${name}: .*\\n(?: {2}.*\\n)*? {2}error `, "m").test(ended.output),
  );
  expect(rejected).toEqual(Object.keys(HOSTILE));
  const files = filesOf(out);
  const made = Object.keys(PAGES).filter((name) => files[`${name}/types.d.ts`]);
  expect(made).toEqual(["neighbour", "strange"]);
  for (const name of made) expect(syntaxErrors(files[`${name}/types.d.ts`] ?? "")).toEqual([]);
});

/** Does not block: the server of this process must be able to respond. */
function run([program = "", ...args]: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [...nodeArguments(program), ...args], { timeout: 60_000 });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  return new Promise((end) => child.on("close", (code) => end({ code, output })));
}
