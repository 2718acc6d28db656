import { describe, expect, it } from "vitest";
import { codeSpan, escapeMarkdown } from "../../../../scripts/pipeline/report/markdown.ts";

describe("text of a page in Markdown", () => {
  it.each([
    [
      "a URL",
      "Closes https://github.com/o/r/issues/1",
      "Closes https:&#8203;//github.com/o/r/issues/1",
    ],
    ["a URL without https", "www.example.com", "www&#8203;.example.com"],
    ["a mail address", "a@example.com mailto:b", "a@&#8203;example.com mailto&#8203;:b"],
    ["a mention", "Ask @octocat.", "Ask @&#8203;octocat."],
    ["an issue", "Fixes #1, o/r#2 and GH-3", "Fixes #&#8203;1, o/r#&#8203;2 and GH-&#8203;3"],
    ["a character reference", "&#35;1 &amp;", "&amp;#&#8203;35;1 &amp;amp;"],
    ["a link and an image", "![a](b)", "!\\[a\\](b)"],
    ["HTML", "<img src=x>", "\\<img src=x\\>"],
    [
      "a cell, emphasis and code",
      "a|b *c* _d_ `e` ~~f~~",
      "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\~\\~f\\~\\~",
    ],
    ["a heading on a line of its own", "a\n\n# b", "a # b"],
    ["a control sequence", "a\u001b[2Jb", "a\\\\u001b\\[2Jb"],
  ])("shows %s and does nothing", (_, text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it("in a code span cannot end the span or control a terminal", () => {
    expect(codeSpan("a`` @b\n\u001b[2J")).toBe("```a`` @b \\u001b[2J```");
  });
});
