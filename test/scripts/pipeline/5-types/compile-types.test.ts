import ts from "typescript";
import { describe, expect, it } from "vitest";
import {
  compileTypes,
  sourceFile,
  TYPES_FILE,
} from "../../../../scripts/pipeline/5-types/compile-types.ts";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { DocumentError } from "../../../../scripts/pipeline/report/problems.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { parseObject } from "../../../support/parse.ts";

describe("compiling types", () => {
  it.each([
    ["export type A = B;", "TS2304", ["A"]],
    [`export interface a { b: { c: a["d"] } }`, "TS2339", ["a", "b", "c"]],
    ["export interface a { b: ", "TS1110", []],
    ["/** @ts-expect-error */\nexport type A = 1;", "TS2578", ["A"]],
    [`export type A = { [name: string]: string; a: 1 };`, "TS2411", ["A", "a"]],
    [`interface A { a?: string }\nexport type B = Record<A["a"], 1>;`, "TS2344", ["B"]],
    ["export type A = A | 1;", "TS2456", ["A"]],
  ])("finds the error in %s", (text, code, names) => {
    const error = compileTypes(ts, sourceFile(ts, TYPES_FILE, text));
    expect(error?.message).toContain(`${code}: `);
    expect(error?.names).toEqual(names);
  });

  it("knows every library type that generated types name", () => {
    const text = `
      export type A = Omit<{ a: 1 }, "a"> & Extract<"a" | 1, string> & Record<string, never>;
      export type B = Blob | Required<{ a?: 1 }> | Array<string> | Partial<A>;
      export const values = ["a", 1, null, true] as const;`;
    expect(compileTypes(ts, sourceFile(ts, TYPES_FILE, text))).toBeUndefined();
  });
});

describe("types that do not compile", () => {
  const failureOf = async (text: string): Promise<unknown> => {
    const document: JsonObject = { openapi: "3.1.0", info: {}, paths: {}, ...parseObject(text) };
    return renderTypes(document, "a").catch((error: unknown) => error);
  };

  it.each([
    [
      "components:\n  schemas:\n    A: {type: string, not: {type: string}}\n    B: {properties: {a: {$ref: '#/components/schemas/A/not'}}}\n",
      4,
      '"components.schemas.B.a"',
    ],
    [
      "components: {schemas: {A: {type: string, not: {type: string}}}}\npaths:\n  /a:\n    get: {operationId: b, responses: {200: {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/A/not'}}}}}}\n",
      4,
      '"operations.b.responses.200.content.application/json"',
    ],
  ])("are an error at the part that they come from: %j", async (text, line, names) => {
    const error = await failureOf(text);
    expect(error).toBeInstanceOf(DocumentError);
    const { rule, message, at } = (error as DocumentError).problem; // checked above
    expect(rule).toBe("types");
    expect(message).toContain(`The types of ${names} do not compile (TS`);
    expect(at && lineAndColumn(at).line).toBe(line);
  });
});

const WORDS = [
  "@ts-expect-error",
  "@ts-ignore",
  "@ts-nocheck",
  "a\r@ts-ignore",
  "a\u2028@ts-expect-error",
  "a\u2029b",
  "*/ a",
  "/// <reference path='a' />",
  "a\n@TS-ignore",
  "*/*",
];

it.each(WORDS)("the text %j is harmless in every comment and name", async (word) => {
  const schema = { type: "string", title: word, description: word, format: word, default: word };
  const named = { type: "object", properties: { [word]: schema, a: { enum: [word] } } };
  const header = { description: word, schema };
  const operation = {
    summary: word,
    description: word,
    parameters: [{ name: word, in: "query", description: word, schema }],
    responses: { 200: { description: word, headers: { a: header }, content: { [word]: {} } } },
  };
  const document = {
    openapi: "3.1.0",
    info: { title: word, version: word },
    paths: { "/a": { summary: word, description: word, get: operation } },
    components: { schemas: { A: { ...schema, examples: [word] }, B: named } },
  };
  const types = await renderTypes(document, "a");
  const comments = types.match(/\/\*[^]*?\*\//g)?.join("") ?? "";
  expect(comments).not.toMatch(/@ts-|[\r\u2028\u2029]/i);
});
