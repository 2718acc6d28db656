import { afterEach, describe, expect, it } from "vitest";
import {
  nextCommand,
  quoteForShell,
  rememberOptions,
} from "../../../scripts/shared/command-line.ts";

afterEach(() => rememberOptions({}));

describe("the command of a next step", () => {
  it("repeats the options that choose the files", () => {
    rememberOptions({ specs: ["pages"], out: ["made"], api: ["a", "b"], rule: ["x"], quiet: [] });
    expect(nextCommand("lint", "--verbose")).toBe(
      "npm run lint -- --verbose --specs pages --out made --api a --api b --rule x",
    );
  });

  it("repeats only the options that the command has", () => {
    rememberOptions({ specs: ["pages"], out: ["made"], api: ["a"], rule: ["x"] });
    expect(nextCommand("generate")).toBe("npm run generate -- --specs pages --out made --api a");
    expect(nextCommand("pull")).toBe("npm run pull -- --specs pages");
  });

  it("does not repeat an option that it names itself", () => {
    rememberOptions({ specs: ["pages"], api: ["a"] });
    expect(nextCommand("generate", "--api b")).toBe("npm run generate -- --api b --specs pages");
  });

  it("quotes a value that a shell would change", () => {
    rememberOptions({ specs: ["my pages"], out: ["it's"] });
    expect(nextCommand("add")).toBe(`npm run add -- --specs 'my pages' --out 'it'\\''s'`);
  });

  it("is short without such options", () => {
    expect(nextCommand("lint")).toBe("npm run lint");
  });
});

describe("a value in a command", () => {
  it.each([
    ["specs/a.md", "linux", "specs/a.md"],
    ["specs/a b.md", "linux", "'specs/a b.md'"],
    ["specs\\a.md", "linux", "'specs\\a.md'"],
    ["specs/a.md", "win32", "specs/a.md"],
    ["C:\\my specs\\a.md", "win32", '"C:\\my specs\\a.md"'],
    ["C:\\specs\\", "win32", '"C:\\specs\\\\"'],
  ])("keeps %s whole in the shells of %s", (value, platform, word) => {
    expect(quoteForShell(value, platform)).toBe(word);
  });
});
