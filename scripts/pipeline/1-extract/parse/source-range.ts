import type { Page } from "../../report/page.ts";
import { DocumentError } from "../../report/problems.ts";
import type { RuleId } from "../../report/rules.ts";

/** Deeper than any published document; bounds the recursion of every later step. */
export const MAX_DEPTH = 200;

/** Where a text lies in its page. */
export interface Source {
  page: Page;
  start: number;
  end: number;
}

export function failure(
  source: Source,
  rule: RuleId,
  message: string,
  offset: number,
): DocumentError {
  return new DocumentError(rule, message, { page: source.page, offset: source.start + offset });
}

export function tooDeep(source: Source, offset: number): DocumentError {
  return failure(source, "too-deep", `The document nests deeper than ${MAX_DEPTH} levels.`, offset);
}
