import type { JsonObject } from "../pipeline/values/json-object.ts";
import { type Comparison, type Pair, type Place, placeInside, recordChange } from "./comparison.ts";
import type { Operation } from "./operation.ts";
import {
  asObject,
  child,
  children,
  followReferences,
  listItems,
  type PlacedNode,
} from "./placed-node.ts";
import { compareSchemas } from "./schemas.ts";
import { typeName } from "./type-name.ts";

interface Parameter {
  /** `query.limit` */
  label: string;
  node: PlacedNode;
  isRequired: boolean;
  schema: PlacedNode;
}

export function compareParameters(
  comparison: Comparison,
  operations: Pair<Operation>,
  place: Place,
): void {
  const before = parametersOf(comparison.base, operations.before);
  const after = parametersOf(comparison.revision, operations.after);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [oldParameter, newParameter] = [before.get(key), after.get(key)];
    if (oldParameter && newParameter) {
      const inner = placeInside(place, newParameter.label, newParameter.node.pointer);
      compareParameter(comparison, { before: oldParameter, after: newParameter }, inner);
    } else if (newParameter) {
      recordAdded(newParameter, place);
    } else if (oldParameter) {
      const details = { message: "was removed", before: typeName(oldParameter.schema.value) };
      recordChange(placeInside(place, oldParameter.label), "parameter-removed", details);
    }
  }
}

/** A parameter of the operation replaces the one of its path. */
function parametersOf(document: JsonObject, operation: Operation): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const owner of [operation.pathItem, operation.node]) {
    for (const item of listItems(owner, "parameters")) {
      const node = followReferences(document, item);
      const { in: location, name, required } = asObject(node.value);
      if (typeof location !== "string" || typeof name !== "string") continue;
      const label = `${location}.${name}`;
      const isRequired = required === true || location === "path";
      const key = keyOf(label, operation);
      parameters.set(key, { label, node, isRequired, schema: schemaOf(node) });
    }
  }
  return parameters;
}

/** The case of header names does not matter. Path parameters are identified by their position. */
function keyOf(label: string, { path }: Operation): string {
  if (label.startsWith("header.")) return label.toLowerCase();
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => `path.${match[1]}`);
  const position = names.indexOf(label);
  return position === -1 ? label : `path[${position}]`;
}

/** A parameter has either `schema`, or one media type with a schema. */
function schemaOf(parameter: PlacedNode): PlacedNode {
  const [mediaType] = children(child(parameter, "content"));
  return child(mediaType?.[1] ?? parameter, "schema");
}

function compareParameter(
  comparison: Comparison,
  { before, after }: Pair<Parameter>,
  place: Place,
): void {
  if (!before.isRequired && after.isRequired) {
    recordChange(place, "parameter-became-required", { message: "is now required" });
  } else if (before.isRequired && !after.isRequired) {
    recordChange(place, "parameter-became-optional", { message: "is now optional" });
  }
  if (!isDeprecated(before) && isDeprecated(after)) {
    recordChange(place, "deprecated", { message: "is now deprecated" });
  }
  compareSchemas(comparison, { before: before.schema, after: after.schema }, place);
}

function isDeprecated({ node }: Parameter): boolean {
  return asObject(node.value).deprecated === true;
}

function recordAdded(parameter: Parameter, place: Place): void {
  const kind = parameter.isRequired ? "required-parameter-added" : "parameter-added";
  const message = parameter.isRequired ? "was added and is required" : "was added";
  const inner = placeInside(place, parameter.label, parameter.node.pointer);
  recordChange(inner, kind, { message, after: typeName(parameter.schema.value) });
}
