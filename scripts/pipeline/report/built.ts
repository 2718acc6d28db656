import type { JsonObject } from "../values/json-object.ts";
import type { Change } from "./change.ts";
import type { Problem } from "./problems.ts";

/** The result of building an API. */
export interface Built {
  /** Absent if the pages have no specification or one with an error. */
  document?: JsonObject;
  /** How many documents the pages have. */
  documents: number;
  changes: Change[];
  problems: Problem[];
  /** The UUIDs that the pages have in the place of schemas and references. */
  placeholders: string[];
}
