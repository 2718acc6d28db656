import type { ProblemRow } from "../pipeline/report/problems.ts";

/** A problem as reports show it. */
export interface Finding extends ProblemRow {
  /** The reason for which `known-problems.yaml` accepts the problem. */
  accepted?: string;
  /** The place in the generated file, for a finding of `redocly lint`. */
  generated?: { file: string; line: number; column: number };
  /** Whether the files at the revision of `--base` do not have the problem. Absent without that option. */
  isNew?: boolean;
}

/** The findings of one API, in the order of its pages. */
export interface ApiFindings {
  name: string;
  findings: Finding[];
  /** The findings that `--quiet` does not list. They still count in the totals. */
  unlisted?: Finding[];
}
