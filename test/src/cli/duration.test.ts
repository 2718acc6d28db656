import { expect, test } from "vitest";
import { formatDuration, parseDuration } from "../../../src/cli/duration.ts";

test.for([
  ["0", 0],
  ["500ms", 500],
  ["90s", 90_000],
  ["30m", 1_800_000],
  ["1.5h", 5_400_000],
  ["1h30m", 5_400_000],
  ["infinity", Infinity],
  ["Infinity", Infinity],
] as const)("%s is %i milliseconds", ([text, duration]) => {
  expect(parseDuration(text)).toBe(duration);
});

test.for(["", "30", "m", "-5s", "5 s", "1d", "1e3s", "5sm", "forever", "30m, 2s"])(
  "%j is not a duration",
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);

test.for([
  [0, "0s"],
  [59_999, "59s"],
  [60_000, "1m 00s"],
  [3_599_000, "59m 59s"],
  [3_600_000, "1h 00m"],
  [360_000_000, "100h 00m"],
] as const)("%i milliseconds are shown as %s", ([duration, text]) => {
  expect(formatDuration(duration)).toBe(text);
});
