import { listApis } from "../shared/directories.ts";
import { reviewOf, type ApiReview } from "./api-review.ts";
import { startApi } from "./start-api.ts";

interface ReportModule {
  writeReport: (reviews: readonly ApiReview[], file: string) => Promise<void>;
}

/** A value and not a literal in the import, so that the compiler of the package does not follow it to the website. */
const MODULE: string = "../../site/bundle/write-report.ts";

export interface WebsiteReport {
  specs: string;
  /** The APIs of the report. An empty list means all APIs. */
  wanted: string[];
  file: string;
}

/**
 * Writes the changes of the wanted APIs as one HTML file, with the code of the website. Builds only the APIs that have no
 * review yet.
 */
export async function writeWebsiteReport(
  { specs, wanted, file }: WebsiteReport,
  known: readonly ApiReview[],
): Promise<void> {
  const reviews: ApiReview[] = [];
  for (const api of listApis(specs, wanted)) {
    const review = known.find((one) => one.api === api);
    reviews.push(review ?? reviewOf(await startApi(specs, api)));
  }
  const { writeReport } = (await import(MODULE)) as ReportModule; // an import of a value has no types
  await writeReport(reviews, file);
}
