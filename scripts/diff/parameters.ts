import type { JsonObject } from "../pipeline/values/json-object.ts";
import { type Comparison, type Pair, type Place, placeInside, recordChange } from "./comparison.ts";
import type { Operation } from "./operation.ts";
import { asObject, followReferences, listItems, type PlacedNode } from "./placed-node.ts";
import { comparableSchemas, parameterSchema } from "./parameter-schemas.ts";
import { compareParameterStyles } from "./parameter-styles.ts";
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
      const inner = placeInside(place, newParameter.label, {
        before: oldParameter.node,
        after: newParameter.node,
      });
      compareParameter(comparison, { before: oldParameter, after: newParameter }, inner);
    } else if (newParameter) {
      recordAdded(newParameter, place);
    } else if (oldParameter) {
      const details = { message: "was removed", before: typeName(oldParameter.schema.value) };
      const inner = placeInside(place, oldParameter.label, { before: oldParameter.node });
      recordChange(inner, "parameter-removed", details);
    }
  }
}

/** A parameter of the operation replaces the one of its path. */
function parametersOf(document: JsonObject, operation: Operation): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const owner of [operation.pathItem, operation.node]) {
    for (const item of listItems(owner, "parameters")) {
      const parameter = toParameter(followReferences(document, item));
      if (parameter) parameters.set(keyOf(parameter.label, operation), parameter);
    }
  }
  return parameters;
}

export function toParameter(node: PlacedNode): Parameter | undefined {
  const { in: location, name, required } = asObject(node.value);
  if (typeof location !== "string" || typeof name !== "string") return undefined;
  const isRequired = required === true || location === "path";
  return { label: `${location}.${name}`, node, isRequired, schema: parameterSchema(node) };
}

/** The case of header names does not matter. Path parameters are identified by their position. */
function keyOf(label: string, { path }: Operation): string {
  if (label.startsWith("header.")) return label.toLowerCase();
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => `path.${match[1]}`);
  const position = names.indexOf(label);
  return position === -1 ? label : `path[${position}]`;
}

export function compareParameter(
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
  const isHeader = after.label.startsWith("header.");
  if (isHeader && before.label !== after.label) {
    const message = `was renamed from ${before.label} to ${after.label}`;
    const details = { message, before: before.label, after: after.label };
    recordChange(place, "parameter-renamed", details);
  }
  compareParameterStyles(comparison, { before: before.node, after: after.node }, place);
  compareSchemas(comparison, comparableSchemas({ before: before.node, after: after.node }), place);
}

function isDeprecated({ node }: Parameter): boolean {
  return asObject(node.value).deprecated === true;
}

function recordAdded(parameter: Parameter, place: Place): void {
  const kind = parameter.isRequired ? "required-parameter-added" : "parameter-added";
  const message = parameter.isRequired ? "was added and is required" : "was added";
  const inner = placeInside(place, parameter.label, { after: parameter.node });
  recordChange(inner, kind, { message, after: typeName(parameter.schema.value) });
}
