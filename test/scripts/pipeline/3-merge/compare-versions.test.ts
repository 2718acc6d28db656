import { expect, it } from "vitest";
import { compareVersions } from "../../../../scripts/pipeline/3-merge/compare-versions.ts";

it.each([
  ["1.9.0", "1.10.0"],
  ["1", "1.1"],
  ["v1", "v2"],
  ["2024-12-31", "2025-01-01"],
  ["2.0.0-beta", "2.0.0"],
  ["2.0.0-alpha", "2.0.0-beta"],
  ["", "0.1.0"],
  ["draft", "1.0.0"],
])("the version %j is older than %j", (older, newer) => {
  expect(compareVersions(older, newer)).toBeLessThan(0);
  expect(compareVersions(newer, older)).toBeGreaterThan(0);
});

it("a version is as new as itself", () => {
  expect(compareVersions("1.0.0-rc.1", "1.0.0-rc.1")).toBe(0);
});
