import type { ApiChange } from "./api-change.ts";
import type { PageLine } from "./page-lines.ts";

/** A change with everything that a report shows. */
export interface ReportedChange extends Omit<ApiChange, "identity"> {
  /** The same in every report as long as the change is the same. It does not depend on lines. */
  fingerprint: string;
  /** Whether the configuration has set the severity of the rule. */
  isOverridden?: boolean;
  /** The reason for which the configuration accepts the change. */
  accepted?: string;
  /** The line in today's generated file. Absent if the file was removed or is not in a directory. */
  line?: number;
  /** The line of the page now, and before. Absent if the pages are not known. */
  source?: PageLine;
  baseSource?: PageLine;
}

export interface ApiDiff {
  api: string;
  /** Path of the generated file or the page, as it is written on the command line. */
  file: string;
  state: "compared" | "new" | "removed";
  changes: ReportedChange[];
}

export interface DiffReport {
  /** The revision or the first path, as it is written on the command line. */
  base: string;
  /** The commit of the revision. Absent if two paths are compared. */
  commit?: string;
  /** The second path. Absent if the working tree is compared. */
  revision?: string;
  apis: ApiDiff[];
  /** One message per API that could not be compared. */
  problems: string[];
}

/** Accepted changes are left out. */
export function isBreaking(report: DiffReport): boolean {
  return report.apis.some(({ changes }) => changes.some(isOpenBreaking));
}

/** Whether a change is breaking, and the configuration does not accept it. */
export function isOpenBreaking({ breaking, accepted }: ReportedChange): boolean {
  return breaking && accepted === undefined;
}
