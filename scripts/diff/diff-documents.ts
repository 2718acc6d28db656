import type { Change } from "./change.ts";
import { collectChanges, startComparison } from "./comparison.ts";
import { compareComponents } from "./components.ts";
import type { Document } from "./document.ts";
import { compareAllOperations } from "./operations.ts";

export type { Change } from "./change.ts";

/** What changed between two OpenAPI 3.1 documents for a user of their types. */
export function diffDocuments(base: Document, revision: Document): Change[] {
  const comparison = startComparison(base, revision);
  compareAllOperations(comparison);
  compareComponents(comparison);
  return collectChanges(comparison);
}
