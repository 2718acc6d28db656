import { isBinary, isForm, isStream } from "../openapi/media-types.ts";
import { typesOf } from "../openapi/schemas.ts";
import { walk } from "../openapi/walk.ts";
import { objectAt, isObject, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";

/** Says of a schema that its value is a `Blob`. */
export const BLOB_MARK = "x-blob";

/**
 * Marks what is bytes at run time: a whole body, or a field of a form. A binary string within JSON is a string all the
 * same.
 */
export function markBlobs(document: JsonObject): void {
  walk(document, ({ kind, key, value }) => {
    if (kind !== "mediaType" || !isObject(value)) return;
    const mediaType = String(key);
    if (isForm(mediaType)) mark(document, value["schema"], true, new Set());
    else if (isBinary(mediaType) || isStream(mediaType) || !/json|urlencoded/i.test(mediaType))
      mark(document, value["schema"], false, new Set());
  });
}

function mark(
  document: JsonObject,
  schema: unknown,
  hasFields: boolean,
  open: ReadonlySet<unknown>,
): void {
  const target = resolve(document, schema);
  if (!isObject(target) || open.has(target)) return;
  const within = new Set([...open, target]);
  if (isBytes(target)) {
    target["type"] ??= "string";
    target[BLOB_MARK] = true;
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const parts: unknown = target[keyword];
    for (const part of Array.isArray(parts) ? (parts as unknown[]) : [])
      mark(document, part, hasFields, within);
  }
  if (!hasFields) return;
  mark(document, target["items"], false, within);
  const properties = Object.values(objectAt(target, "properties"));
  for (const property of properties) {
    mark(document, property, false, within);
    const list = resolve(document, property);
    if (isObject(list)) mark(document, list["items"], false, within);
  }
}

function isBytes(schema: JsonObject): boolean {
  const types = typesOf(schema);
  if (types.length > 0 && !types.includes("string")) return false;
  const { format, contentEncoding, contentMediaType } = schema;
  if (format === "binary" || contentEncoding === "binary") return true;
  return (
    typeof contentMediaType === "string" &&
    contentEncoding === undefined &&
    isBinary(contentMediaType)
  );
}
