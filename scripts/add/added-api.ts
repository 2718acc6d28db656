import type { RunReport } from "../generate/run-and-print.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import type { MissingFact } from "./missing-fact.ts";

/** The result of adding pages: the input of each output format. */
export interface AddedApi {
  api: string;
  document: JsonObject;
  missingFacts: MissingFact[];
  /** Paths of the files that were written to the API's directory. */
  files: string[];
  /** The source text of a first call. Absent if the types have errors, or if the pages have no operation. */
  exampleCall?: string | undefined;
}

/** An added API, and the run of `generate` for it. */
export interface AddReport extends RunReport {
  added: AddedApi;
}
