import { countOf, groupDigits } from "../pipeline/report/count-of.ts";
import { cappedList } from "./capped-list.ts";
import type { ApiChange } from "./api-change.ts";
import { CHANGE_KINDS } from "./change-kinds.ts";
import {
  isOpenBreaking,
  type ApiDiff,
  type DiffReport,
  type ReportedChange,
} from "./diff-report.ts";
import type { PageLine } from "./page-lines.ts";

/** `twelvelabs: 3 changes, 1 breaking` */
export function headline({ api, state, changes }: ApiDiff): string {
  const name = state === "compared" ? api : `${api} (${state})`;
  if (changes.length === 0) return `${name}: no changes`;
  const breaking = changes.filter(isOpenBreaking);
  return `${name}: ${countOf(changes.length, "change")}, ${groupDigits(breaking.length)} breaking`;
}

/** `since main (0123456)`, or `from a.yaml to b.yaml` */
export function period(
  { base, commit, revision }: DiffReport,
  quote = (text: string) => text,
): string {
  if (commit !== undefined) return `since ${quote(base)} (${commit.slice(0, 7)})`;
  return `from ${quote(base)} to ${quote(revision ?? "")}`;
}

/** The reason why a change is breaking. */
export function reasonOf({ kind, isOverridden }: ReportedChange): string {
  return isOverridden ? `the configuration sets ${kind} to breaking` : CHANGE_KINDS[kind].reason;
}

/** `specs/a/pages/b.md:41:7, before: line 40` */
export function sourceLines({ source, baseSource }: ReportedChange): string {
  const [now, old] = [source && placeOf(source), baseSource && placeOf(baseSource)];
  if (!now || !old) return now ?? (old ? `before: ${old}` : "");
  return source?.page === baseSource?.page
    ? `${now}, before: line ${baseSource?.line}`
    : `${now}, before: ${old}`;
}

function placeOf({ page, line, column }: PageLine): string {
  return `${page}:${line}:${column}`;
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
  return cappedList(operations, SHOWN_OPERATIONS);
}
