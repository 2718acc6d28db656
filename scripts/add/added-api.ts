import type { RunReport } from "../generate/run-and-print.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import type { MissingFact } from "./missing-fact.ts";
import type { UnavailablePage } from "./site/page-outcome.ts";
import type { SiteReport } from "./site/site-report.ts";

/** The result of adding pages: the input of each output format. */
export interface AddedApi {
  api: string;
  document: JsonObject;
  missingFacts: MissingFact[];
  /** The path of the API's overlay. The file need not exist. */
  overlay: string;
  /** Paths of the files that were written to the API's directory. */
  files: string[];
  sites: SiteReport[];
  /** The pages that could not be downloaded for now. */
  unavailable: UnavailablePage[];
}

/** Source text that uses the generated types. */
export interface Examples {
  /** A call to the first operation. */
  call: string | undefined;
  /** A client for the operations that look like a task. */
  client: string | undefined;
  /** The file that the client was written to, if there is a client. */
  clientFile: string | undefined;
  /** The command that installs the packages that the examples import, if the project lacks one. */
  install?: string | undefined;
}

/** An added API, and the run of `generate` for it. */
export interface AddReport extends RunReport {
  added: AddedApi;
  /** Absent if the types have errors. */
  examples?: Examples | undefined;
  /** The options with which the next run downloads the other pages. */
  nextOptions: string;
}
