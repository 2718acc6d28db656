import { expect, it } from "vitest";
import { describeTypeChanges } from "../../../scripts/generate/type-changes.ts";

const text = (paths: object, title = "A") =>
  JSON.stringify({ openapi: "3.1.1", info: { title }, paths });
const changesOf = (before: [string, string][], after: [string, string][]) =>
  describeTypeChanges(new Map(before), new Map(after));

it("an API with the same text, a new one and a removed one are not described", () => {
  const same = text({});
  expect(changesOf([["a", same]], [["a", same]])).toBe("");
  expect(changesOf([["gone", same]], [["new", same]])).toBe("");
});

it("an API whose text changed is named, whether its types changed or not", () => {
  const before: [string, string][] = [["a", text({})]];
  const changed = changesOf(before, [["a", text({ "/items": { get: {} } })]]);
  expect(changed).toMatch(/^a\b[^]*GET \/items/);
  expect(changesOf(before, [["a", text({}, "B")]])).toMatch(/^a\b[^\n]*\n$/);
});
