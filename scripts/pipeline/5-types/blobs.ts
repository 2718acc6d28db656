import { isBinary, isForm, isStream } from "../openapi/media-types.ts";
import { typesOf } from "../openapi/schemas.ts";
import { walk } from "../openapi/walk.ts";
import { listAt, objectAt, isObject, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";

/** The keyword of a schema whose type is `Blob`. */
export const BLOB_KEYWORD = "x-blob";

/**
 * Marks the schemas whose values are bytes at run time: a whole body, or a field of a form. A binary string in JSON is
 * still a string.
 */
export function markBlobs(document: JsonObject): void {
  walk(document, ({ kind, key, value }) => {
    if (kind !== "mediaType" || !isObject(value)) return;
    const body = partsOf(document, value["schema"]);
    const mediaType = String(key);
    const fields = isForm(mediaType) ? body.flatMap((part) => fieldsOf(document, part)) : [];
    if (!isForm(mediaType) && !mayBeBytes(mediaType)) return;
    const schemas = [...body, ...fields.flatMap((field) => partsOf(document, field))];
    for (const schema of schemas.filter(isBytes)) {
      schema["type"] ??= "string";
      schema[BLOB_KEYWORD] = true;
    }
  });
}

function mayBeBytes(mediaType: string): boolean {
  return isBinary(mediaType) || isStream(mediaType) || !/json|urlencoded/i.test(mediaType);
}

/** A schema and the parts that it is composed of. `open` holds the schemas on the way, which end a cycle. */
function partsOf(
  document: JsonObject,
  schema: unknown,
  open: ReadonlySet<unknown> = new Set(),
): JsonObject[] {
  const target = resolve(document, schema);
  if (!isObject(target) || open.has(target)) return [];
  const within = new Set([...open, target]);
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => listAt(target, keyword));
  return [target, ...parts.flatMap((part) => partsOf(document, part, within))];
}

/** The schemas of a form's fields. A field that is a list sends each of its items. */
function fieldsOf(document: JsonObject, form: JsonObject): unknown[] {
  const properties = Object.values(objectAt(form, "properties"));
  const lists = properties.map((property) => resolve(document, property)).filter(isObject);
  return [form, ...lists].map((list) => list["items"]).concat(properties);
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
