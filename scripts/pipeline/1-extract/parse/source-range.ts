import type { Page } from "../../report/page.ts";
import { DocumentError } from "../../report/problems.ts";
import type { RuleId } from "../../report/rules.ts";

/** Deeper than any published document. It limits the recursion of all later steps. */
export const MAX_DEPTH = 200;

/** The part of a page that holds a document. */
export interface SourceRange {
  page: Page;
  start: number;
  end: number;
}

/** A position within a source range. */
export interface SourcePosition {
  source: SourceRange;
  /** Offset from the start of the range. */
  offset: number;
}

export function errorAt(
  { source, offset }: SourcePosition,
  rule: RuleId,
  message: string,
): DocumentError {
  return new DocumentError(rule, message, { page: source.page, offset: source.start + offset });
}

export function tooDeepError(position: SourcePosition): DocumentError {
  const message = `The document nests deeper than ${MAX_DEPTH} levels. Flatten it, for example with references to components.`;
  return errorAt(position, "too-deep", message);
}
