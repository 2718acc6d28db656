import type { JsonObject } from "../pipeline/values/json-object.ts";
import { type Comparison, type Pair, type Place, placeInside } from "./comparison.ts";
import { flattenSchema } from "./flatten-schema.ts";
import { isPlain, recordSerialization, styleOf } from "./parameter-styles.ts";
import { asObject, child, type PlacedNode } from "./placed-node.ts";

const URL_ENCODED = "application/x-www-form-urlencoded";

/** Compares how the fields of a form become text, which the types do not show. */
export function compareFormEncodings(
  { base, revision }: Comparison,
  { before, after }: Pair<FormMediaType>,
  place: Place,
): void {
  if (![URL_ENCODED, "multipart/form-data"].includes(after.type)) return;
  const newFields = flattenSchema(revision, child(after.node, "schema")).properties;
  for (const [name, oldField] of flattenSchema(base, child(before.node, "schema")).properties) {
    const newField = newFields.get(name);
    if (!newField) continue;
    const texts = {
      before: serializationOf(base, before, { name, schema: oldField }),
      after: serializationOf(revision, after, { name, schema: newField }),
    };
    const nodes = { before: oldField, after: newField };
    recordSerialization(texts, placeInside(place, name, nodes));
  }
}

interface FormMediaType {
  type: string;
  node: PlacedNode;
}

interface Field {
  name: string;
  schema: PlacedNode;
}

/** The content type or the style of a field. `undefined` if the document does not decide it. */
function serializationOf(
  document: JsonObject,
  { type, node }: FormMediaType,
  { name, schema }: Field,
): string | undefined {
  const encoding = child(node, "encoding", name);
  const { contentType, style, explode } = asObject(encoding.value);
  const hasStyle = style !== undefined || explode !== undefined;
  if (hasStyle || (type === URL_ENCODED && contentType === undefined)) {
    return styleOf(encoding, { normal: "form", hasOneForm: isPlain(document, schema) });
  }
  if (typeof contentType === "string") return contentType;
  const { types } = flattenSchema(document, schema);
  return types.size === 1 && types.has("object") ? "application/json" : undefined;
}
