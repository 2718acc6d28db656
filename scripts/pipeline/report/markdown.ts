import { onOneLine } from "./printable.ts";

/** An invisible character. It ends a mention, a reference to an issue, and a URL, so that GitHub does not act on them. */
const BREAK = "&#8203;";

/** Text from a page as Markdown that shows the text and does nothing: no link, no mention, no HTML, no closed issue. */
export function escapeMarkdown(text: string): string {
  return inline(text)
    .replace(/&/g, "&amp;")
    .replace(/[\\`*_{}[\]<>|~]/g, "\\$&")
    .replace(/[@#](?=\w)|\bGH-(?=\d)|:(?=\/\/)|\b(?:www|mailto|xmpp)(?=[.:])/gi, `$&${BREAK}`);
}

/** A code span. Its fence is longer than any run of backticks in the text, so the text cannot end it. */
export function codeSpan(text: string): string {
  const line = inline(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = /^`|`$|^$/.test(line) ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}`;
}

function inline(text: string): string {
  return onOneLine(text.replace(/\s+/g, " "));
}
