import type { ChildSchema } from "../openapi/child-schemas.ts";
import { isBinary, isForm, isStream } from "../openapi/media-types.ts";
import { typesOf } from "../openapi/schemas.ts";
import type { Node } from "../openapi/walk.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import type { View } from "./schema-states.ts";
import { findUses } from "./schema-uses.ts";
import { applyView } from "./views.ts";

/** The keyword of a schema whose type is `Blob`. */
export const BLOB_KEYWORD = "x-blob";

/**
 * How a schema gets onto the wire: within JSON, as the body of a form, as a field of a form, or as bytes. A field that is
 * a list sends each of its items as bytes.
 */
type Place = "json" | "form" | "field" | "bytes";

/**
 * Marks the schemas whose values are bytes at run time: a whole body, or a field of a form. A binary string in JSON is
 * still a string, so a component that is used both ways becomes two: `Picture` and `PictureForm`.
 */
export function markBlobs(document: JsonObject): void {
  const place = (schema: unknown, outer: Place): Place => {
    const target = resolve(document, schema);
    return outer !== "json" && isObject(target) && isBytes(target) ? "bytes" : outer;
  };
  const isBlob = (schema: JsonObject, at: Place) => at !== "json" && isBytes(schema);
  const view: View<Place> = {
    states: ["json", "form", "field", "bytes"],
    suffix: (at) => (at === "form" ? "Form" : "Blob"),
    next: (at, child) => place(child.schema, placeWithin(at, child)),
    isAffected: isBlob,
    apply(schema, at) {
      if (!isBlob(schema, at)) return;
      schema["type"] ??= "string";
      schema[BLOB_KEYWORD] = true;
    },
  };
  const uses = findUses(document, (schema, holder) => place(schema, placeOfBody(holder)));
  applyView(document, uses, view);
}

function placeOfBody({ kind, key }: Node): Place {
  const mediaType = String(key);
  if (kind !== "mediaType") return "json";
  if (isForm(mediaType)) return "form";
  return mayBeBytes(mediaType) ? "bytes" : "json";
}

function placeWithin(at: Place, { keyword }: ChildSchema): Place {
  if (["allOf", "anyOf", "oneOf"].includes(keyword)) return at;
  if (at === "form" && (keyword === "properties" || keyword === "items")) return "field";
  return at === "field" && keyword === "items" ? "bytes" : "json";
}

function mayBeBytes(mediaType: string): boolean {
  return isBinary(mediaType) || isStream(mediaType) || !/json|urlencoded/i.test(mediaType);
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
