import type { JsonObject } from "../pipeline/values/json-object.ts";
import type { ApiChange } from "./api-change.ts";
import { collectChanges } from "./collect-changes.ts";
import { startComparison } from "./comparison.ts";
import { compareComponents } from "./components.ts";
import { compareAllOperations } from "./operations.ts";

/** Lists the changes between two OpenAPI 3.1 documents that users of their types may notice. */
export function diffDocuments(base: JsonObject, revision: JsonObject): ApiChange[] {
  const comparison = startComparison(base, revision);
  compareAllOperations(comparison);
  compareComponents(comparison);
  return collectChanges(comparison);
}
