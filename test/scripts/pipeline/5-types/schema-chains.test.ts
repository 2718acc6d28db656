import { expect, it } from "vitest";
import { createCollector } from "../../../../scripts/pipeline/5-types/collector.ts";
import { createFirstMatch } from "../../../../scripts/pipeline/5-types/first-match.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

const LENGTH = 2000;

/** A chain of schemas, each with the next one, and the number of times that one was asked for its next one. */
function createChain() {
  const chain: JsonObject[] = Array.from({ length: LENGTH }, (_, index) => ({ index }));
  const counter = { calls: 0 };
  const nextOf = ({ index }: JsonObject) => {
    counter.calls += 1;
    return chain.slice(Number(index) + 1, Number(index) + 2);
  };
  return { chain, counter, nextOf };
}

it.each(["forwards", "backwards"])("facts of a long chain are collected once, %s", (order) => {
  const { chain, counter, nextOf } = createChain();
  const collect = createCollector(nextOf, ({ index }) => (index === LENGTH - 1 ? ["last"] : []));
  const starts = order === "forwards" ? chain : chain.toReversed();
  for (const schema of starts) expect([...collect(schema)]).toEqual(["last"]);
  expect(counter.calls).toBeLessThanOrEqual(2 * LENGTH);
});

it.each(["forwards", "backwards"])("a long chain is searched once, %s", (order) => {
  const { chain, counter, nextOf } = createChain();
  const search = createFirstMatch(nextOf, ({ index }) => index === LENGTH - 1);
  const missing = createFirstMatch(nextOf, () => false);
  const starts = order === "forwards" ? chain : chain.toReversed();
  for (const schema of starts) {
    expect(search(schema)).toBe(chain.at(-1));
    expect(missing(schema)).toBeUndefined();
  }
  expect(counter.calls).toBeLessThanOrEqual(4 * LENGTH);
});

it("a circle of schemas ends", () => {
  const [a, b]: JsonObject[] = [{}, {}];
  const nextOf = (schema: JsonObject) =>
    [schema === a ? b : a].filter((other) => other !== undefined);
  expect([...createCollector(nextOf, (schema) => [schema])(a ?? {})]).toEqual([a, b]);
  expect(createFirstMatch(nextOf, () => false)(a ?? {})).toBeUndefined();
});
