import { compareText } from "../values/compare-text.ts";
import { lineAndColumn, type Position } from "./page.ts";
import { RULES, type RuleId, type Severity } from "./rules.ts";

/** A finding about a page that a person should know. */
export interface Problem {
  severity: Severity;
  rule: string;
  message: string;
  at?: Position | undefined;
  /** The path of the file or directory that the problem is about, if it has no position on a page. */
  file?: string | undefined;
  pointer?: string | undefined;
  /** The number of places of one component that have the problem. Absent if it is one. */
  places?: number;
  /** The place in the generated `openapi.yaml`, for a finding of `redocly lint`. */
  generated?: { line: number; column: number };
}

/** A problem as one row of a report, with its position as line and column. */
export interface ProblemRow {
  severity: Severity;
  rule: string;
  page: string;
  line: number;
  column: number;
  pointer: string;
  message: string;
  /** The number of places of one component that have the problem. Absent if it is one. */
  places?: number;
}

/** The problems that are not among the known ones. */
export function newProblems(problems: readonly Problem[], known: readonly Problem[]): Problem[] {
  const identityOf = ({ rule, at, pointer, message }: Problem) =>
    JSON.stringify([rule, at?.page.name, at?.offset, pointer, message]);
  const identities = new Set(known.map(identityOf));
  return problems.filter((problem) => !identities.has(identityOf(problem)));
}

/** Thrown when a document cannot be processed further. The command reports it and continues with the other documents. */
export class DocumentError extends Error {
  readonly problem: Problem;

  constructor(rule: RuleId, message: string, at?: Position) {
    super(message);
    this.problem = { ...problemOf(rule, message, { at }), severity: "error" };
  }
}

/** Creates a problem with the severity of its rule. */
export function problemOf(
  rule: RuleId,
  message: string,
  place: Pick<Problem, "at" | "file" | "pointer"> = {},
): Problem {
  return { severity: RULES[rule].severity, rule, message, ...place };
}

/**
 * The problem that ended the work on one API. An unexpected error of the pipeline or of a tool becomes a problem too, so
 * that the other APIs are still generated.
 */
export function problemFrom(error: unknown, at?: Position): Problem {
  if (error instanceof DocumentError) return { ...error.problem, at: error.problem.at ?? at };
  if (isStackOverflow(error)) return problemOf("too-deep", TOO_DEEP, { at });
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const message = `The API cannot be processed (${reason}). This is a bug; please report it together with the pages of the API.`;
  return problemOf("crash", message, { at });
}

const TOO_DEEP =
  "The document nests too deeply, or its schemas refer to each other in too long a chain. Shorten the chain.";

function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.startsWith("Maximum call stack");
}

/** Creates a report row about a whole file, with the severity of its rule. */
export function fileProblem(rule: RuleId, page: string, message: string): ProblemRow {
  const { severity } = RULES[rule];
  return { severity, rule, page, line: 1, column: 1, pointer: "", message };
}

/** Sorts problems into report rows by page and position. `fallback` is the page of problems without a position. */
export function toRows(problems: Problem[], fallback: string): ProblemRow[] {
  return problems.map((problem) => toRow(problem, fallback)).sort(compareRows);
}

export function compareRows(a: ProblemRow, b: ProblemRow): number {
  return (
    compareText(a.page, b.page) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.pointer, b.pointer) ||
    compareText(a.message, b.message)
  );
}

function toRow(
  { severity, rule, message, at, file, pointer, places }: Problem,
  fallback: string,
): ProblemRow {
  const { line, column } = at ? lineAndColumn(at) : { line: 1, column: 1 };
  return {
    severity,
    rule,
    page: at?.page.path ?? file ?? fallback,
    line,
    column,
    pointer: pointer ?? "",
    message,
    ...(places !== undefined && { places }),
  };
}

export function hasError({ problems }: { problems: readonly { severity: Severity }[] }): boolean {
  return problems.some(({ severity }) => severity === "error");
}
