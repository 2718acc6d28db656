import type { ApiChange } from "./api-change.ts";

export interface ApiDiff {
  api: string;
  /** Path of the generated file, as it is written on the command line. */
  file: string;
  state: "compared" | "new" | "removed";
  /** `line` is the line in today's file. It is absent if the file was removed. */
  changes: (ApiChange & { line?: number })[];
}

export interface DiffReport {
  /** The revision as it is written on the command line. */
  base: string;
  commit: string;
  apis: ApiDiff[];
  /** One message per API that could not be compared. */
  problems: string[];
}

export function isBreaking(report: DiffReport): boolean {
  return report.apis.some(({ changes }) => changes.some(({ breaking }) => breaking));
}
