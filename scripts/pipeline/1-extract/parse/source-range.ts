import type { Page } from "../../report/page.ts";
import { DocumentError } from "../../report/problems.ts";
import type { RuleId } from "../../report/rules.ts";

/** Deeper than any published document; bounds the recursion of every later step. */
export const MAX_DEPTH = 200;

/** Where a text lies in its page. */
export interface SourceRange {
  page: Page;
  start: number;
  end: number;
}

export function errorAt(
  source: SourceRange,
  rule: RuleId,
  message: string,
  offset: number,
): DocumentError {
  return new DocumentError(rule, message, { page: source.page, offset: source.start + offset });
}

export function tooDeepError(source: SourceRange, offset: number): DocumentError {
  return errorAt(source, "too-deep", `The document nests deeper than ${MAX_DEPTH} levels.`, offset);
}
