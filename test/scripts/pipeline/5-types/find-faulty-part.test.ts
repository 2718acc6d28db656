import { expect, it } from "vitest";
import { findFaultyPart } from "../../../../scripts/pipeline/5-types/find-faulty-part.ts";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import { DocumentError } from "../../../../scripts/pipeline/report/problems.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { parseObject } from "../../../support/parse.ts";

const names = Array.from({ length: 40 }, (_, index) => `S${index}`);
const documentOf = (faulty: string) => ({
  paths: Object.fromEntries(names.map((name) => [`/${name}`, { isFaulty: faulty === `/${name}` }])),
  components: {
    schemas: Object.fromEntries(names.map((name) => [name, { isFaulty: faulty === name }])),
  },
});

it.each([
  ["S0", ["components", "schemas", "S0"]],
  ["S39", ["components", "schemas", "S39"]],
  ["/S0", ["paths", "/S0"]],
  ["/S17", ["paths", "/S17"]],
  ["none", []],
])("finds the part %s in a few attempts", async (faulty, expected) => {
  let attempts = 0;
  const fails = (document: object) => {
    attempts += 1;
    return Promise.resolve(faulty === "none" || JSON.stringify(document).includes("true"));
  };
  expect(await findFaultyPart(documentOf(faulty), fails)).toEqual(expected);
  expect(attempts).toBeLessThan(10);
});

it.each([
  ["      oneOf: 5", /^openapi-typescript cannot read "components.schemas.Item": /],
  [
    "      $ref: '#/components/schemas/Missing'",
    /^The types of "components.schemas.Item" do not compile/,
  ],
])("the types name the component that holds %j, at its line", async (line, expected) => {
  const text = [
    "openapi: 3.1.1",
    "info: { title: A, version: '1' }",
    "paths: {}",
    "components:",
    "  schemas:",
    "    Item:",
    line,
  ].join("\n");
  const error: unknown = await renderTypes(parseObject(`${text}\n`), "a").catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DocumentError);
  const { message, problem } = error as DocumentError; // the line above checks it
  expect(message).toMatch(expected);
  expect(problem.at && lineAndColumn(problem.at).line).toBe(6);
});
