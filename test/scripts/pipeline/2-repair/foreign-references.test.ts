import { expect, it } from "vitest";
import {
  findForeignReferences,
  findForeignReferencesOfPage,
} from "../../../../scripts/pipeline/2-repair/foreign-references.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { parseObject } from "../../../support/parse.ts";

/** Where references leave the document: line and pointer. */
function foreignIn(text: string): string[] {
  return findForeignReferences(parseObject(text)).map(({ severity, rule, at, pointer }) => {
    expect([severity, rule]).toEqual(["error", "foreign-reference"]);
    return `${at ? lineAndColumn(at).line : 0} ${pointer}`;
  });
}

it.each([
  ["a: {$ref: other.yaml}\n", ["1 /a/$ref"]],
  ["example:\n  $ref: http://a.test\n", ["2 /example/$ref"]],
  ["default:\n  - $ref: ''\n", ["2 /default/0/$ref"]],
  ["x-a: {b: [{$ref: /etc/passwd}]}\n", ["1 /x-a/b/0/$ref"]],
  [
    "discriminator:\n  mapping:\n    a: other.yaml#/A\n    b: ./b\n",
    ["4 /discriminator/mapping/b", "3 /discriminator/mapping/a"],
  ],
])("a reference that leaves the document is found wherever it is: %j", (text, places) => {
  expect(foreignIn(text).sort()).toEqual([...places].sort());
});

it.each([
  "a: {$ref: '#/components/schemas/A'}\n",
  "a: {$ref: 1d4747a6-0a3c-4b5d-8e9f-0123456789ab}\n",
  "a: {$ref: '#anchor'}\n",
  "a: {$ref: '#'}\n",
  "properties: {$ref: {type: string}}\n",
  "discriminator: {mapping: {a: '#/components/schemas/A', b: Some name}}\n",
])("a reference within the document, a placeholder or a name is accepted: %j", (text) => {
  expect(foreignIn(text)).toEqual([]);
});

it("an empty reference has a message of its own", () => {
  const [problem] = findForeignReferences(parseObject("a: {$ref: ''}\n"));
  expect(problem?.message).toBe(
    'The reference is empty. Write a reference that begins with "#/", or remove it.',
  );
});

it("a page may have such references in extensions, which are not part of OpenAPI", () => {
  const document = parseObject(
    "x-topics: {$ref: ./a.md}\ninfo: {x-logo: {$ref: ./b.png}}\ncomponents: {schemas: {x-c: {$ref: ./c.yaml}}}\n",
  );
  expect(findForeignReferencesOfPage(document).map(({ pointer }) => pointer)).toEqual([
    "/components/schemas/x-c/$ref",
  ]);
});
