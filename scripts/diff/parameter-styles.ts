import type { JsonObject } from "../pipeline/values/json-object.ts";
import { type Comparison, type Pair, type Place, recordChange } from "./comparison.ts";
import { flattenSchema } from "./flatten-schema.ts";
import { asObject, child, children, type PlacedNode } from "./placed-node.ts";

/** Compares how the value of a parameter or a header becomes text, which the types do not show. */
export function compareParameterStyles(
  { base, revision }: Comparison,
  { before, after }: Pair<PlacedNode>,
  place: Place,
): void {
  const styles = { before: parameterStyle(base, before), after: parameterStyle(revision, after) };
  recordSerialization(styles, place);
}

/** Without a description on one side, nothing is known to have changed. */
export function recordSerialization(
  { before, after }: Pair<string | undefined>,
  place: Place,
): void {
  if (before === undefined || after === undefined || before === after) return;
  const message = `changed its serialization from ${before} to ${after}`;
  recordChange(place, "serialization-changed", { message, before, after });
}

/** The media type of a parameter with `content`, otherwise its style. `undefined` if all styles mean the same. */
function parameterStyle(document: JsonObject, node: PlacedNode): string | undefined {
  const [mediaType] = children(child(node, "content"));
  if (mediaType) return mediaType[0];
  const { in: location = "header" } = asObject(node.value);
  const isInUrl = location === "query" || location === "cookie";
  return styleOf(node, {
    normal: isInUrl ? "form" : "simple",
    hasOneForm: isPlain(document, child(node, "schema")),
  });
}

interface StyleOptions {
  /** The style of a node that names none. */
  normal: string;
  /** Whether most styles write the value in the same way. */
  hasOneForm: boolean;
}

/** `form with explode` */
export function styleOf(node: PlacedNode, { normal, hasOneForm }: StyleOptions): string {
  const { style = normal, explode = style === "form" } = asObject(node.value);
  if (hasOneForm) return style === "matrix" || style === "label" ? style : "plain text";
  return `${String(style)} ${explode === true ? "with" : "without"} explode`;
}

/** Whether a value is neither a list nor an object. */
export function isPlain(document: JsonObject, schema: PlacedNode): boolean {
  const { types, unionMembers } = flattenSchema(document, schema);
  const isComposite = types.has("array") || types.has("object") || unionMembers.length > 0;
  return !isComposite && types.size > 0;
}
