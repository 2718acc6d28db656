import type { ApiReport } from "../../scripts/generate/api-report.ts";

/** The report of an API with one page, one operation, and nothing to report. */
export const emptyReport = (name: string): ApiReport => ({
  name,
  pages: 1,
  documents: 1,
  operations: 1,
  schemas: 0,
  changes: [],
  problems: [],
  written: [],
  milliseconds: 1,
});
