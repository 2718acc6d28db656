import { expect, it } from "vitest";
import { rowFormats } from "../../../scripts/bench/row-formats.ts";

const within = { name: "fast", ratio: 1, budget: 2 };
const over = { name: "slow", ratio: 3, budget: 2 };

const github = (count: number) =>
  rowFormats.github?.([within, ...Array.from({ length: count }, () => ({ ...over }))]).split("\n");

it("the format for GitHub has a notice with the totals if every result is within its budget", () => {
  expect(github(0)).toEqual([
    "::notice title=bench::1 result, 0 over the budget",
    "ok      1.00 ≤ 2  fast",
    "",
  ]);
});

it("the format for GitHub annotates at most ten results, and lists the others as text", () => {
  const lines = github(12) ?? [];
  const annotations = lines.filter((line) => line.startsWith("::error"));
  expect(annotations).toHaveLength(10);
  expect(annotations[0]).toBe("::error title=bench::slow: the result 3.00 is over its budget of 2");
  expect(lines.filter((line) => line === "OVER    3.00 ≤ 2  slow")).toHaveLength(2);
  expect(lines).toContain("::notice title=bench::13 results, 12 over the budget");
});
