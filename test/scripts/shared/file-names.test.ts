import { describe, expect, it } from "vitest";
import {
  assertPageNames,
  findClash,
  reasonToRefuseApi,
  reasonToRefuseName,
} from "../../../scripts/shared/file-names.ts";

describe("a name", () => {
  it.each([
    "get-task.md",
    "a",
    "Ä.mdx",
    "a b.txt",
    "constructor",
    "console",
    "nullable.md",
    "漢字",
  ])("may be %s", (name) => expect(reasonToRefuseName(name)).toBeUndefined());

  it.each([
    ["a".repeat(300), "longer than 200 bytes"],
    ["漢".repeat(70), "longer than 200 bytes"],
    ["a\nb", "control character"],
    ["a\u001b[2J", "control character"],
    ["a\u202eb", "control character"],
    ["a\ufffd", "not UTF-8"],
    ["", "empty"],
    ["..", "begins with a dot"],
    ["con", "Windows reserves"],
    ["NUL.md", "Windows reserves"],
    ["Lpt1.json", "Windows reserves"],
    ["a:b", "Windows does not allow"],
    ["a\\b", "Windows does not allow"],
    ["a?", "Windows does not allow"],
    ["a.", "Windows does not allow"],
    ["a ", "Windows does not allow"],
  ])("%j is refused because it is %s", (name, reason) => {
    expect(reasonToRefuseName(name)).toContain(reason);
  });

  it.each(["lock.json", "LOCK.json"])("%s is refused for an API", (name) => {
    expect(reasonToRefuseApi(name)).toBeDefined();
    expect(reasonToRefuseName(name)).toBeUndefined();
  });
});

describe("names in one directory", () => {
  it("are one name if they differ only in case or in the form of an accent", () => {
    expect(findClash(["a.md", "b.md", "A.md"])).toEqual(["a.md", "A.md"]);
    expect(findClash(["\u00e9.md", "e\u0301.md"])).toEqual(["\u00e9.md", "e\u0301.md"]);
    expect(findClash(["a.md", "a.mdx"])).toBeUndefined();
  });

  it("are reported with the directory and the repair, on one line", () => {
    expect(() => assertPageNames("specs/a/pages", ["x.md", "a\n::error::b"])).toThrow(
      'The file "a\\n::error::b" in specs/a/pages is refused: the name contains a control character. Rename it.',
    );
    expect(() => assertPageNames("specs/a/pages", ["x.md", "X.md"])).toThrow(
      'specs/a/pages contains "x.md" and "X.md", which are one file on a disk that ignores case. Rename one of them.',
    );
  });
});
