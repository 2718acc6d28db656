import { expect, test } from "vitest";
import { printable, toJsonLine } from "../../../src/cli/printable.ts";
import { padText, shortenEnd, shortenMiddle, textWidth } from "../../../src/cli/text-width.ts";

test.for([
  ["\u001b[2J", "\\u001b[2J"],
  ["a\r\nb\tc\u0007", "a\\u000d\\u000ab\\u0009c\\u0007"],
  // The one-byte form of the escape sequence.
  ["\u009b31m", "\\u009b31m"],
  ["\u007f", "\\u007f"],
  // Right-to-left override, zero-width space, line separator, byte order mark.
  ["\u202egpj", "\\u202egpj"],
  ["a\u200bb\u2028c\ufeff", "a\\u200bb\\u2028c\\ufeff"],
  // Half of a pair, and a tag character.
  ["\ud83d", "\\ud83d"],
  ["\u{e0041}", "\\udb40\\udc41"],
  ["déjà vu 日本 🎬", "déjà vu 日本 🎬"],
] as const)("%j is shown as %s", ([text, shown]) => {
  expect(printable(text)).toBe(shown);
});

test("a line of JSON holds no control character and keeps its value", () => {
  const value = {
    text: "\u001b]0;title\u0007 \u009b \u202e \u2028 \u{e0041} \\u0041",
    é: [1, null],
  };
  const line = toJsonLine(value);
  expect(line).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]*\n$/u);
  expect(JSON.parse(line)).toEqual(value);
});

test("wide characters take two columns", () => {
  expect(textWidth("abc é ░█")).toBe(8);
  expect(textWidth("日本")).toBe(4);
  expect(textWidth("한국어")).toBe(6);
  expect(textWidth("🎬⌚")).toBe(4);
});

test("a text that is too wide is shortened to the columns that it may take", () => {
  expect(shortenEnd("abcdef", 6)).toBe("abcdef");
  expect(shortenEnd("abcdef", 4)).toBe("abc…");
  expect(shortenEnd("abcdef", 0)).toBe("");
  expect(shortenMiddle("abcdefghij", 10)).toBe("abcdefghij");
  expect(shortenMiddle("abcdefghij", 6)).toBe("abc…ij");
  for (let columns = 1; columns < 12; columns++) {
    for (const text of ["日本語日本語", "🎬a🎬b🎬c", "abcdefghijklm"]) {
      expect(textWidth(shortenEnd(text, columns))).toBeLessThanOrEqual(columns);
      expect(textWidth(shortenMiddle(text, columns))).toBeLessThanOrEqual(columns);
    }
  }
});

test("a text is padded by columns and not by characters", () => {
  expect(padText("日本", 6)).toBe("日本  ");
  expect(padText("abcdef", 3)).toBe("abcdef");
});
