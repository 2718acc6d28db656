import { findFences } from "../../pipeline/1-extract/fences.ts";

/** `[title](target "title")`, with one level of parentheses in the target. */
const MARKDOWN_LINK = /\]\([ \t]*<?([^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)/g;

/** A list item that is a URL, without a title. */
const BARE_URL = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+<?(https?:\/\/[^\s<>]+)/gm;

/** The targets of the links of an index, in their order. Code blocks contain examples, not links. */
export function findLinks(text: string): string[] {
  const prose = withoutFences(text);
  return [...prose.matchAll(MARKDOWN_LINK), ...prose.matchAll(BARE_URL)]
    .sort((a, b) => a.index - b.index)
    .flatMap(([, target]) => target ?? []);
}

function withoutFences(text: string): string {
  const fences = findFences(text);
  const starts = [0, ...fences.map(({ contentEnd }) => contentEnd)];
  const ends = [...fences.map(({ start }) => start), text.length];
  return starts.map((start, index) => text.slice(start, ends[index])).join("\n");
}
