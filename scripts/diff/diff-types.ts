import { renderTypes } from "../pipeline/5-types/types.ts";
import { DocumentError } from "../pipeline/report/problems.ts";
import { isSameJson } from "../pipeline/values/canonical-json.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import type { ApiChange } from "./api-change.ts";
import type { Pair } from "./comparison.ts";
import { confirmChanges, type GeneratedTypes } from "./confirm-changes.ts";
import { diffDocuments } from "./diff-documents.ts";
import { createEqualityTest } from "./equal-types.ts";
import { exportedTypes } from "./exported-types.ts";
import { placeValues } from "./value-places.ts";
import { placesOfTypes } from "./type-places.ts";

/** Lists the changes between two OpenAPI documents, and confirms them with the types that are generated from both. */
export async function diffTypes(base: JsonObject, revision: JsonObject): Promise<ApiChange[]> {
  if (isSameJson(base, revision)) return [];
  const changes = diffDocuments(base, revision);
  const texts = { before: await typesOf(base), after: await typesOf(revision) };
  const documents = { before: base, after: revision };
  if (texts.before === undefined || texts.after === undefined) {
    return placeValues(changes, documents);
  }
  const files: Pair<GeneratedTypes> = {
    before: { types: exportedTypes(texts.before), places: placesOfTypes(base) },
    after: { types: exportedTypes(texts.after), places: placesOfTypes(revision) },
  };
  const confirmed = confirmChanges(
    changes,
    files,
    createEqualityTest({ before: texts.before, after: texts.after }),
  );
  return placeValues(confirmed, documents);
}

/** `undefined` if no types can be generated from the document. Then its changes are not confirmed. */
async function typesOf(document: JsonObject): Promise<string | undefined> {
  try {
    return await renderTypes(document, "api");
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}
