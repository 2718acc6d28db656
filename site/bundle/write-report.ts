import { readFileSync, writeFileSync } from "node:fs";
import type { ApiReview } from "../../scripts/generate/api-review.ts";
import { CommandError } from "../../scripts/shared/command.ts";
import { messageOf } from "../../scripts/shared/error-message.ts";
import { toChangeRows } from "../pages/change-rows.ts";
import { renderReport } from "../pages/changes-page.ts";
import { placeFindings } from "../workers/place-findings.ts";
import { bundleScript } from "./bundle.ts";

/** Writes the changes of APIs as one HTML file. */
export async function writeReport(reviews: readonly ApiReview[], file: string): Promise<void> {
  const css = readFileSync(new URL("../assets/site.css", import.meta.url), "utf8");
  const script = await bundleScript("site/scripts/changes.ts");
  const rows = reviews.flatMap((review) => toChangeRows(review, placeFindings(review)));
  const html = renderReport(rows, { css, script });
  try {
    writeFileSync(file, html);
  } catch (error) {
    throw new CommandError(`Cannot write ${file}: ${messageOf(error)}`, file);
  }
}
