import { expect, it } from "vitest";
import { cappedList } from "../../../scripts/diff/capped-list.ts";

const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

it("shows every item of a short list, and counts the rest of a long one", () => {
  expect(cappedList(["a", "b"])).toBe("a, b");
  expect(cappedList(names(20))).not.toContain("more");
  expect(cappedList(names(21))).toMatch(/, n19 and 1 more$/);
  expect(cappedList(names(3000))).toMatch(/, n19 and 2,980 more$/);
  expect(cappedList(names(4), 3)).toBe("n0, n1, n2 and 1 more");
});
