import type { Change } from "../report/change.ts";
import type { Place } from "../report/entry-place.ts";
import type { Problem } from "../report/problems.ts";
import type { JsonObject } from "../values/json-object.ts";

/** An entry of a page that became a part of another page's value. */
export interface Absorbed {
  /** Where the kept value is on its page. */
  into: Place;
  container: JsonObject;
  key: string;
}

/** The merged document, with the report of the merge. */
export interface Merged {
  document: JsonObject;
  changes: Change[];
  problems: Problem[];
  absorbed: Absorbed[];
}
