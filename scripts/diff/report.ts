import type { Change } from "./change.ts";

export interface ApiDiff {
  api: string;
  /** The generated file, as the user's shell knows it. */
  file: string;
  state: "compared" | "new" | "removed";
  /** `line` is in the file of today; none where the file is gone. */
  changes: (Change & { line?: number })[];
}

export interface DiffReport {
  /** The revision as the user spelt it. */
  base: string;
  commit: string;
  apis: ApiDiff[];
  /** What could not be compared, in words. */
  problems: string[];
}

export const renderings = ["text", "json", "markdown", "github"] as const;

export function isBreaking(report: DiffReport): boolean {
  return report.apis.some(({ changes }) => changes.some(({ breaking }) => breaking));
}

/** `twelvelabs: 3 changes, 1 breaking` */
export function headline({ api, state, changes }: ApiDiff): string {
  const breaking = changes.filter((change) => change.breaking).length;
  const isNew = state === "new" ? " is new" : state === "removed" ? " is removed" : "";
  const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  const rated = breaking === 0 ? "none breaking" : `${breaking} breaking`;
  return changes.length === 0 ? `${api}${isNew}: no change` : `${api}${isNew}: ${count}, ${rated}`;
}

/** Breaking ones first, each group in the order of places. */
export function breakingFirst<T extends Change>(changes: T[]): T[] {
  return [
    ...changes.filter((change) => change.breaking),
    ...changes.filter((one) => !one.breaking),
  ];
}

const SHOWN_OPERATIONS = 3;

/** `GET /tasks, POST /tasks and 4 more` */
export function operationNames({ operations }: Change): string {
  const shown = operations.slice(0, SHOWN_OPERATIONS).join(", ");
  const rest = operations.length - SHOWN_OPERATIONS;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

/** Names and values come from pages: no character of theirs may steer a terminal or break a line. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ");
}
