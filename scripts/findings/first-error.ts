import { countOf } from "../pipeline/report/count-of.ts";
import type { ProblemRow } from "../pipeline/report/problems.ts";

/** `specs/a/pages/b.md:12:3: yaml-syntax: … (and 2 more errors)`, or `undefined` if no problem is an error. */
export function describeFirstError(problems: readonly ProblemRow[]): string | undefined {
  const [first, ...others] = problems.filter(({ severity }) => severity === "error");
  if (!first) return undefined;
  const { page, line, column, rule, message } = first;
  const more = others.length === 0 ? "" : ` (and ${countOf(others.length, "more error")})`;
  return `${page}:${line}:${column}: ${rule}: ${message}${more}`;
}
