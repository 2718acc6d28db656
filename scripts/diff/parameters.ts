import { type Comparison, inside, type Place, record } from "./comparison.ts";
import {
  asList,
  asRecord,
  child,
  children,
  type Document,
  type Node,
  resolve,
} from "./document.ts";
import type { Operation } from "./operation.ts";
import { compareSchemas } from "./schemas.ts";
import { typeName } from "./type-name.ts";

interface Parameter {
  /** `query.limit` */
  label: string;
  node: Node;
  isRequired: boolean;
  schema: Node;
}

export function compareParameters(
  comparison: Comparison,
  before: Operation,
  after: Operation,
  place: Place,
): void {
  const old = listParameters(comparison.base, before);
  const now = listParameters(comparison.revision, after);
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(name), now.get(name)];
    const at = inside(place, (is ?? was)?.label ?? name, is?.node.pointer);
    if (was && is) compareParameter(comparison, was, is, at);
    else if (is) recordAdded(at, is);
    else
      record(at, "parameter-removed", { message: "is gone", before: typeName(was?.schema.value) });
  }
}

/** What an operation says wins over what its path says. Path parameters go by position. */
function listParameters(document: Document, operation: Operation): Map<string, Parameter> {
  const found = new Map<string, Parameter>();
  for (const owner of [operation.pathItem, operation.node]) {
    const list = child(owner, "parameters");
    for (const index of asList(list.value).keys()) {
      const node = resolve(document, child(list, index));
      const { in: place, name, required } = asRecord(node.value);
      if (typeof place !== "string" || typeof name !== "string") continue;
      const isRequired = required === true || place === "path";
      const label = `${place}.${name}`;
      found.set(keyOf(operation, place, name), { label, node, isRequired, schema: schemaOf(node) });
    }
  }
  return found;
}

function keyOf(operation: Operation, place: string, name: string): string {
  if (place === "header") return `header.${name.toLowerCase()}`;
  if (place !== "path") return `${place}.${name}`;
  const names = [...operation.path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]);
  const position = names.indexOf(name);
  return position === -1 ? `path.${name}` : `path[${position}]`;
}

function schemaOf(node: Node): Node {
  const [content] = children(child(node, "content"));
  return child(content?.[1] ?? node, "schema");
}

function compareParameter(
  comparison: Comparison,
  before: Parameter,
  after: Parameter,
  place: Place,
): void {
  if (!before.isRequired && after.isRequired) {
    record(place, "parameter-became-required", { message: "is required now" });
  } else if (before.isRequired && !after.isRequired) {
    record(place, "parameter-became-optional", { message: "is optional now" });
  }
  if (
    asRecord(after.node.value).deprecated === true &&
    asRecord(before.node.value).deprecated !== true
  ) {
    record(place, "deprecated", { message: "is deprecated now" });
  }
  compareSchemas(comparison, before.schema, after.schema, place);
}

function recordAdded(place: Place, parameter: Parameter): void {
  const after = typeName(parameter.schema.value);
  if (parameter.isRequired) {
    record(place, "required-parameter-added", { message: "is new, and required", after });
  } else {
    record(place, "parameter-added", { message: "is new", after });
  }
}
