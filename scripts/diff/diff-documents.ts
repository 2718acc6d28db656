import type { JsonObject } from "../pipeline/values/json-object.ts";
import type { ApiChange } from "./api-change.ts";
import { collectChanges } from "./collect-changes.ts";
import { startComparison } from "./comparison.ts";
import { compareComponents } from "./components.ts";
import { compareExportedNames } from "./exported-names.ts";
import { compareAllOperations } from "./operations.ts";
import { typeDocument } from "./type-document.ts";

/** Lists the changes between two OpenAPI 3.1 documents that users of their types may notice. */
export function diffDocuments(base: JsonObject, revision: JsonObject): ApiChange[] {
  const types = { before: typeDocument(base), after: typeDocument(revision) };
  const comparison = startComparison(types.before.document, types.after.document);
  compareAllOperations(comparison);
  compareComponents(comparison);
  compareExportedNames(comparison, types);
  return collectChanges(comparison);
}
