import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clearScreen, safeReport, safeText } from "../../../scripts/shared/output.ts";
import { renderJson } from "../../../scripts/shared/render-json.ts";

/** Text that is likely to hold a command of a workflow or a control sequence. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom("::error", "::", ":", "##[", "##vso[task]", "#", "[", "\n", "\r", " ", "a"),
      fc.string({ unit: "binary" }),
    ),
  )
  .map((parts) => parts.join(""));

const CONTROL = /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const LOG_COMMAND = /##\w*\[/;

describe("text that a command prints", () => {
  it("holds no control character and no command of a workflow", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const printed = safeText(text);
        expect(printed).not.toMatch(CONTROL);
        expect(printed).not.toMatch(LOG_COMMAND);
        expect(printed).not.toContain("::");
      }),
      { seed: 1 },
    );
  });

  it("stays as it is if it holds neither", () => {
    const text = "specs/a/pages/b.md:1:2: warning x: \t漢 🎬 a:b # [c] ## d\n";
    expect(safeText(text)).toBe(text);
  });

  it("keeps the colons that begin an annotation in the format github only", () => {
    const annotation = "::error file=a.md,line=1,col=1,title=x::It is wrong.\n";
    expect(safeReport("github", annotation)).toBe(annotation);
    expect(safeReport("text", annotation)).not.toContain("::");
    expect(safeReport("markdown", annotation)).not.toContain("::");
  });

  it("in the format github holds no command in brackets", () => {
    expect(safeReport("github", "::error::a ##[add-mask]b\u001b[2J\n")).toBe(
      "::error::a ## [add-mask]b\\u001b[2J\n",
    );
  });
});

describe("a JSON report", () => {
  it("holds the value, without a control character and without a command of a workflow", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (key, text) => {
        const value = { list: [text], map: { [`${key}.`]: text } };
        const json = renderJson(value);
        expect(JSON.parse(json)).toEqual(value);
        expect(json).not.toMatch(CONTROL);
        expect(json).not.toMatch(LOG_COMMAND);
        expect(json).not.toMatch(/^\s*::/m);
        expect(safeReport("json", json)).toBe(json);
      }),
      { seed: 1 },
    );
  });
});

/** Files that write to the outputs themselves: the one that makes text safe, and child processes that print numbers. */
const WRITERS = ["scripts/bench/corpus-child.ts", "scripts/shared/output.ts"];
const PROGRAMS_OF_OTHER_PROCESSES = /^scripts\/(?:bench\/client(?:\.ts|\/)|runtimes\/suite\/)/;

describe("the commands", () => {
  it("print through one file only", () => {
    const writers = readdirSync("scripts", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join("scripts", file).replaceAll("\\", "/"))
      .filter((file) => !PROGRAMS_OF_OTHER_PROCESSES.test(file))
      .filter((file) => /\bstd(?:out|err)\.write/.test(readFileSync(file, "utf8")));
    expect(writers.sort()).toEqual(WRITERS);
  });
});

describe("a screen that is drawn again", () => {
  it("is cleared on a terminal, and not in a pipe or file", () => {
    const written: string[] = [];
    const write = (text: string) => written.push(text) > 0;
    clearScreen({ isTTY: false, write });
    expect(written).toEqual([]);
    clearScreen({ isTTY: true, write });
    expect(written).toEqual(["\u001b[2J\u001b[3J\u001b[H"]);
  });
});
