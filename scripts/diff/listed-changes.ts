import { countOf } from "../pipeline/report/count-of.ts";
import { nextCommand, quoteForShell } from "../shared/command-line.ts";
import type { ApiDiff, DiffReport, ReportedChange } from "./diff-report.ts";
import { breakingFirst } from "./report-lines.ts";

/** The changes that a report lists, and how many it leaves out. */
export interface ListedChanges {
  /** The APIs with a change that is listed. */
  apis: ApiDiff[];
  /** The changes of an API that are listed, the breaking ones first. */
  changesOf(diff: ApiDiff): ReportedChange[];
  hidden: number;
}

/** Lists changes as long as there is room. The breaking changes of all APIs come before the others. */
export function listChanges(
  { apis }: DiffReport,
  hasRoom: (change: ReportedChange, diff: ApiDiff) => boolean,
): ListedChanges {
  const owners = new Map(apis.flatMap((diff) => diff.changes.map((change) => [change, diff])));
  const all = breakingFirst([...owners.keys()]);
  const end = all.findIndex((change) => !hasRoom(change, owners.get(change) as ApiDiff)); // each has an owner
  const listed = new Set(end === -1 ? all : all.slice(0, end));
  return {
    apis: apis.filter(({ changes }) => changes.some((change) => listed.has(change))),
    changesOf: ({ changes }) => breakingFirst(changes).filter((change) => listed.has(change)),
    hidden: all.length - listed.size,
  };
}

/** `… and 12 more changes. To list all:`, without the command that follows. */
export function describeHidden(hidden: number): string {
  return `… and ${countOf(hidden, "more change")}. To list all:`;
}

/** The command that writes all changes to a file, which has no limit. */
export function commandForAll({ base, revision }: DiffReport): string {
  const sides = [base, ...(revision === undefined ? [] : [revision])].map((side) =>
    quoteForShell(side),
  );
  const words = revision === undefined ? ["--base", ...sides] : sides;
  return `${nextCommand("diff", words.join(" "))} > diff.txt`;
}
