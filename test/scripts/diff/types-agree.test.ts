import fc from "fast-check";
import { expect, it } from "vitest";
import { CHANGE_KINDS } from "../../../scripts/diff/change-kinds.ts";
import { diffTypes } from "../../../scripts/diff/diff-types.ts";
import { exportedTypes } from "../../../scripts/diff/exported-types.ts";
import { renderTypes } from "../../../scripts/pipeline/5-types/types.ts";
import type { JsonObject } from "../../../scripts/pipeline/values/json-object.ts";
import { diagnose } from "../../support/diagnose.ts";
import { editedPair } from "../../support/random-edits.ts";
import { directed, schemaOf } from "../../support/random-schemas.ts";

/** Every run tests the same schemas. Set the environment variables SEED and RUNS to test others. */
const seed = Number(process.env["SEED"] ?? 20261);
const numRuns = Number(process.env["RUNS"] ?? 160);

const contentOf = (schema: unknown, type = "application/json") => ({
  content: { [type]: { schema } },
});
const response = (schema: unknown) => ({
  responses: { 200: { description: "", ...contentOf(schema) } },
});
const NO_BODY = { responses: { 200: { description: "" } } };

/** The ways in which an operation uses a schema. Each gets the schema and a reference to it as a component. */
const USES: Record<string, (schema: unknown, reference: unknown, name: string) => JsonObject> = {
  "a response": (_, reference) => response(reference),
  "a request": (_, reference) => ({ ...NO_BODY, requestBody: contentOf(reference) }),
  both: (_, reference) => ({ ...response(reference), requestBody: contentOf(reference) }),
  nothing: () => NO_BODY,
  "an inline response": (schema) => response(schema),
  "an inline request": (schema) => ({ ...NO_BODY, requestBody: contentOf(schema) }),
  "a form": (_, reference) => ({
    ...NO_BODY,
    requestBody: contentOf(reference, "multipart/form-data"),
  }),
  "the values of a map": (_, reference) =>
    response({ type: "object", additionalProperties: reference }),
  "the items of a list": (_, reference) => ({
    ...NO_BODY,
    requestBody: contentOf({ type: "array", items: reference }),
  }),
  "a parameter": (schema, _, name) => ({
    ...NO_BODY,
    parameters: [{ in: "query", name, schema }],
  }),
  "a header": (schema, _, name) => ({
    responses: { 200: { description: "", headers: { [name]: { schema } } } },
  }),
};

interface Sample {
  /** Part of the names of everything that belongs to the sample. */
  name: string;
  before: JsonObject;
  after: JsonObject;
  use: string;
}

const drawn = fc.tuple(
  editedPair(fc.oneof(schemaOf(2), schemaOf(1), directed)),
  fc.constantFrom(...Object.keys(USES)),
);
const samples = fc
  .sample(drawn, { numRuns, seed })
  .map(([pair, use], index): Sample => ({ name: `S${1000 + index}x`, use, ...pair }));

function documentOf(side: "before" | "after"): JsonObject {
  const paths = samples.map(({ name, use, [side]: schema }) => {
    const operation = USES[use]?.(schema, { $ref: `#/components/schemas/${name}` }, name);
    return [`/${name}`, { post: { operationId: `${name}Call`, ...operation } }];
  });
  const schemas = samples.map(({ name, [side]: schema }) => [name, schema]);
  return {
    openapi: "3.1.0",
    info: { title: "x", version: "1" },
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(schemas) },
  };
}

const documents = { before: documentOf("before"), after: documentOf("after") };

async function typesOf(side: "before" | "after") {
  const text = await renderTypes(documents[side], "x");
  const types = [...exportedTypes(text)];
  const own = (name: string) => {
    const found = types.filter(([key]) => key.toLowerCase().includes(name.toLowerCase()));
    return found
      .map(([key, { text: type }]) => `${key}: ${type}`)
      .sort()
      .join("\n");
  };
  return { text: text.replaceAll(/\/\*[^]*?\*\/|^\/\/.*$/gm, ""), own };
}

const HELPERS = `
type Flat<T> = T extends Blob ? T : T extends object ? { [K in keyof T]: Flat<T[K]> } : T;
type Equal<A, B> =
  (<T>() => T extends Flat<A> ? 1 : 2) extends <T>() => T extends Flat<B> ? 1 : 2 ? true : false;
`;

/** A line of TypeScript that compiles if the report about a sample is right. */
interface Check {
  code: string;
  sample: Sample;
}

it("the changes and the generated types agree", { timeout: 240_000 }, async () => {
  const [before, after] = [await typesOf("before"), await typesOf("after")];
  const changes = await diffTypes(documents.before, documents.after);
  const checks: Check[] = [];
  const falselyBreaking: Sample[] = [];
  for (const sample of samples) {
    const { name } = sample;
    const own = changes.filter((change) =>
      JSON.stringify(change).toLowerCase().includes(name.toLowerCase()),
    );
    const breaking = own.filter((change) => change.breaking && CHANGE_KINDS[change.kind].isInTypes);
    const call = `operations["${name}Call"]`;
    const schema = `components["schemas"]["${name}"]`;
    const isSame = before.own(name) === after.own(name);
    if (isSame && breaking.length > 0) falselyBreaking.push(sample);
    if (isSame) continue;
    if (own.length === 0) {
      // Without a change, the types are equal, although they are written in different ways.
      for (const type of [call, schema])
        checks.push({ sample, code: `let t: Equal<B.${type}, A.${type}> = true;` });
    }
    // Without a breaking change, old code fits: it sends its old values, and expects its old types.
    if (own.every((change) => !change.breaking || change.direction === "request"))
      checks.push({
        sample,
        code: fits(`A.${call}["responses"]`, `B.${call}["responses"]`),
      });
    if (own.every((change) => !change.breaking || change.direction === "response"))
      for (const part of ["requestBody", "parameters"])
        checks.push({
          sample,
          code: fits(`B.${call}["${part}"]`, `A.${call}["${part}"]`),
        });
  }
  expect(falselyBreaking).toEqual([]);
  expect(
    failedChecks(`namespace B {${before.text}}\nnamespace A {${after.text}}\n${HELPERS}`, checks),
  ).toEqual([]);
  expect(checks.length).toBeGreaterThan(numRuns / 3);
});

// Without a helper around the types: from the third level on, the compiler takes two instances of a helper for equal.
const fits = (from: string, to: string) => `const pass = (value: ${from}): ${to} => value;`;

function failedChecks(head: string, checks: readonly Check[]): unknown[] {
  const first = head.split("\n").length;
  const code = checks.map((check) => `{ ${check.code} }`).join("\n");
  return diagnose(`${head}\n${code}`).map(({ line, message }) => ({
    ...(checks[line - first] ?? { line }),
    message,
  }));
}
