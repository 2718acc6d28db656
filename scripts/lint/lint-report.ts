import type { ApiFindings } from "../findings/finding.ts";
import type { Totals } from "../findings/totals.ts";
import type { Shard } from "../shared/shard.ts";
import type { View } from "../findings/view.ts";

export interface LintReport extends ApiFindings {
  /** The number of pages of the API. */
  pages: number;
  /** Whether no page has an OpenAPI document, and none has an error. Absent for other APIs. */
  isEmpty?: boolean;
}

/** The input of each output format. */
export interface LintRun {
  reports: LintReport[];
  /** The counts of all findings, also of those that `--quiet` leaves out. */
  totals: Totals;
  /** The largest number of warnings that is not a failure. Absent if warnings never fail. */
  maxWarnings?: number | undefined;
  /** The git revision with whose files the findings are compared. Absent without a comparison. */
  base?: string | undefined;
  /** The part of the APIs that the run is about. Absent for all APIs. */
  shard?: Shard | undefined;
  view: Omit<View, "terminal">;
}
