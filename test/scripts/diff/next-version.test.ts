import { expect, it } from "vitest";
import { isAtLeast, lowestNextVersion } from "../../../scripts/diff/next-version.ts";

it.each([
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
  ["0.2.3", "major", "0.3.0"],
  ["0.2.3", "minor", "0.2.4"],
  ["0.0.3", "major", "0.1.0"],
  ["2.0.0-beta.1", "major", "2.0.0"],
  ["1.2.3+build", "minor", "1.3.0"],
  ["1.2", "minor", undefined],
] as const)("after %s, a %s change needs %s", (base, part, lowest) => {
  expect(lowestNextVersion(base, part)).toBe(lowest);
});

it.each([
  ["2.0.0", "2.0.0", true],
  ["2.0.1", "2.0.0", true],
  ["10.0.0", "9.9.9", true],
  ["1.9.9", "2.0.0", false],
  ["2.0.0-rc.1", "2.0.0", true],
  ["latest", "2.0.0", false],
])("whether %s is at least %s is %s", (version, lowest, expected) => {
  expect(isAtLeast(version, lowest)).toBe(expected);
});
