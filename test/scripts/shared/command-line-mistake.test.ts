import { describe, expect, it } from "vitest";
import { describeMistake } from "../../../scripts/shared/command-line-mistake.ts";

const options = ["check", "specs", "api"];

describe("a mistake on the command line", () => {
  it.each([
    ["Unknown option '--chekc'. To specify", "Unknown option '--chekc'. Did you mean --check?"],
    ["Unknown option '--verbose'. To specify", "Unknown option '--verbose'"],
    ["Option '--specs <value>' argument missing", "--specs needs a value"],
    ["Unexpected argument 'a'. This command", "Unexpected argument 'a'"],
  ])("names the fix: %s", (message, expected) => {
    expect(describeMistake(message, options)).toBe(expected);
  });
});
