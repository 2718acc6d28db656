import type { ApiChange } from "./api-change.ts";
import type { ApiDiff } from "./diff-report.ts";

/** `twelvelabs: 3 changes, 1 breaking` */
export function headline({ api, state, changes }: ApiDiff): string {
  const name = state === "compared" ? api : `${api} (${state})`;
  if (changes.length === 0) return `${name}: no changes`;
  const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  const breaking = changes.filter((change) => change.breaking).length;
  return `${name}: ${count}, ${breaking} breaking`;
}

/** The breaking changes, then the others. The order within both groups stays. */
export function breakingFirst<Change extends ApiChange>(changes: Change[]): Change[] {
  return [
    ...changes.filter(({ breaking }) => breaking),
    ...changes.filter(({ breaking }) => !breaking),
  ];
}

const SHOWN_OPERATIONS = 3;

/** `GET /tasks, POST /tasks, GET /tasks/{id} and 4 more` */
export function operationNames({ operations }: ApiChange): string {
  const shown = operations.slice(0, SHOWN_OPERATIONS).join(", ");
  const hidden = operations.length - SHOWN_OPERATIONS;
  return hidden > 0 ? `${shown} and ${hidden} more` : shown;
}

/**
 * Replaces line breaks, control characters and characters that change the direction of text. Names and values come from
 * vendors' pages and must not control a terminal or break a report's layout.
 */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ");
}
