import type TypeScript from "typescript";

/**
 * Makes text of a page harmless in comments. The compiler obeys `@ts-expect-error` and similar words, and some line
 * breaks end a line only for some tools.
 */
export function neutralizeComments(ts: typeof TypeScript, text: string): string {
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
    parts.push(
      isComment ? part.replace(/@(?=ts-)/gi, "@ ").replace(UNUSUAL_LINE_BREAK, "\n") : part,
    );
  }
  return parts.join("");
}

const UNUSUAL_LINE_BREAK = /\r\n?|[\u2028\u2029]/g;
