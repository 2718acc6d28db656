import type { Change } from "../report/change.ts";
import type { Problem } from "../report/problems.ts";
import type { JsonObject } from "../values/json-object.ts";

/** The merged document, with the report of the merge. */
export interface Merged {
  document: JsonObject;
  changes: Change[];
  problems: Problem[];
}
