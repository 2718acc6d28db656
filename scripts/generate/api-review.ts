import type { Change } from "../pipeline/report/change.ts";
import type { Problem } from "../pipeline/report/problems.ts";
import type { StartedApi } from "./start-api.ts";

/** The findings of the pipeline on the pages of an API, without those about its generated file. */
export interface ApiReview {
  api: string;
  /** The text of each input file, by its path relative to the directory of the API. */
  files: Record<string, string>;
  changes: readonly Change[];
  problems: readonly Problem[];
}

/** Copies the problems, because those of the generated file are added to them later. */
export function reviewOf({ api, inputs, built }: StartedApi): ApiReview {
  const entries = [...inputs].map(([path, bytes]): [string, string] => [
    path.slice(api.length + 1),
    bytes.toString("utf8"),
  ]);
  const { changes, problems } = built;
  return { api, files: Object.fromEntries(entries), changes, problems: [...problems] };
}
