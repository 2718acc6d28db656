import { expect, it } from "vitest";
import { runNode } from "../../support/commands.ts";

it.each(["0", "-1", "3601", "NaN"])("a timeout of %s seconds is wrong usage", (seconds) => {
  expect(runNode(["scripts/pull.ts", "--timeout", seconds]).code).toBe(2);
});
