import { normalize } from "../../scripts/pipeline/2-repair/normalize.ts";
import type { Quirk } from "../../scripts/pipeline/2-repair/quirk.ts";
import { objectAt, type JsonObject } from "../../scripts/pipeline/values/json-object.ts";
import { fileOf } from "./pages.ts";
import { parseObject } from "./parse.ts";

/** Runs quirks on a document, which is first written to a page so that its parts have places. */
export function repair(document: object, ...quirks: Quirk[]) {
  const text = JSON.stringify(document, null, 2);
  const repaired: JsonObject = parseObject(text);
  const page = fileOf("page.md", text);
  const { changes, problems } = normalize(repaired, quirks, { page });
  return { document: repaired, changes, problems };
}

/** Runs a quirk on the document of a single operation, with other keys at its root. */
export function repairOperation(
  quirk: Quirk,
  operation: JsonObject,
  root: JsonObject = {},
  method = "get",
) {
  const result = repair({ paths: { "/items": { [method]: operation } }, ...root }, quirk);
  const item = objectAt(objectAt(result.document, "paths"), "/items");
  return { ...result, operation: item[method] };
}
