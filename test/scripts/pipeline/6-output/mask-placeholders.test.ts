import { expect, it } from "vitest";
import { findPlaceholders } from "../../../../scripts/pipeline/6-output/mask-placeholders.ts";

const [ONE, OTHER] = [
  "1d4747a6-0a3c-4b5d-8e9f-0123456789ab",
  "3f0f6c2e-8d1b-4f57-9a3e-5b2c7d9e1a40",
];
const change = (rule: string, before: unknown) => ({
  rule,
  at: undefined,
  pointer: "",
  before,
  after: undefined,
});

it("a placeholder is found where a schema was, or a reference to one, once each", () => {
  const changes = [
    change("placeholder-schema", ONE),
    change("placeholder-schema", { $ref: OTHER, description: "A thing." }),
    change("placeholder-property", ONE),
  ];
  expect(findPlaceholders(changes)).toEqual([ONE, OTHER]);
});

it("a UUID that another rule changed is genuine", () => {
  expect(findPlaceholders([change("example-references", ONE)])).toEqual([]);
});
