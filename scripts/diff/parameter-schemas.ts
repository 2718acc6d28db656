import type { Pair } from "./comparison.ts";
import { child, children, type PlacedNode } from "./placed-node.ts";

/** A parameter has either `schema`, or one media type with a schema. */
export function parameterSchema(parameter: PlacedNode): PlacedNode {
  return child(mediaTypeOf(parameter) ?? parameter, "schema");
}

/** With a media type on one side only, that side is a string in the types. */
export function comparableSchemas({ before, after }: Pair<PlacedNode>): Pair<PlacedNode> {
  const isSame = isText(before) === isText(after);
  const schemaOf = isSame ? parameterSchema : schemaInTypes;
  return { before: schemaOf(before), after: schemaOf(after) };
}

function schemaInTypes(parameter: PlacedNode): PlacedNode {
  const schema = parameterSchema(parameter);
  return isText(parameter) ? { value: { type: "string" }, pointer: schema.pointer } : schema;
}

function isText(parameter: PlacedNode): boolean {
  return mediaTypeOf(parameter) !== undefined;
}

function mediaTypeOf(parameter: PlacedNode): PlacedNode | undefined {
  return children(child(parameter, "content"))[0]?.[1];
}
