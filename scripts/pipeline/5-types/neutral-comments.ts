import type TypeScript from "typescript";
import { escapeUnprintable, printable, UNPRINTABLE } from "../report/printable.ts";

/**
 * Makes text of a page harmless in comments and strings. The compiler obeys `@ts-expect-error` and similar words, some
 * line breaks end a line only for some tools, and other characters control a terminal or show code in another order.
 */
export function neutralizeComments(ts: typeof TypeScript, text: string): string {
  // Nearly all types are harmless, and this test is much faster than the scanner.
  if (!HARMFUL.test(text)) return text;
  const scanner = ts.createScanner(
    ts.ScriptTarget.ESNext,
    false,
    ts.LanguageVariant.Standard,
    text,
  );
  const { EndOfFileToken, MultiLineCommentTrivia, SingleLineCommentTrivia } = ts.SyntaxKind;
  const parts: string[] = [];
  for (let token = scanner.scan(); token !== EndOfFileToken; token = scanner.scan()) {
    const isComment = token === MultiLineCommentTrivia || token === SingleLineCommentTrivia;
    const part = scanner.getTokenText();
    parts.push(isComment ? neutralize(part) : escapeUnprintable(part));
  }
  return parts.join("");
}

function neutralize(comment: string): string {
  return printable(comment.replace(/@(?=ts-)/gi, "@ ").replace(UNUSUAL_LINE_BREAK, "\n"));
}

/** The same characters as in `printable`, and the words for the compiler. */
const HARMFUL = new RegExp(String.raw`(?![\n\t])[${UNPRINTABLE}]|@ts-`, "iu");

const UNUSUAL_LINE_BREAK = /\r\n?|[\u2028\u2029]/g;
