import { type Comparison, inside, newScope, type Place, record } from "./comparison.ts";
import { type Core, toCore } from "./core.ts";
import { asList, asRecord, child, type Document, type Node, refName, refOf } from "./document.ts";
import { compareProperties } from "./properties.ts";
import { type Shape, toShape } from "./shape.ts";
import { typeName } from "./type-name.ts";
import { compareTypes } from "./types.ts";
import { compareMembers } from "./unions.ts";

/** Compares two schemas in one place; a component is compared once, wherever it is used. */
export function compareSchemas(comparison: Comparison, base: Node, revision: Node, place: Place) {
  const before = toCore(comparison.base, base);
  const after = toCore(comparison.revision, revision);
  const here = { ...place, pointer: after.node.pointer };
  if (before.ref === undefined || after.ref === undefined) {
    compareCores(comparison, before, after, here);
    return;
  }
  compareNullability(before, after, { before: base.value, after: revision.value }, place);
  useComponents(comparison, before, after, here);
}

function useComponents(comparison: Comparison, before: Core, after: Core, place: Place): void {
  const [oldName, newName] = [refName(before.ref ?? ""), refName(after.ref ?? "")];
  if (oldName !== newName) comparison.renames.set(oldName, newName);
  const key = JSON.stringify([place.direction, oldName, newName]);
  if (place.direction === "both" && isCompared(comparison, oldName, newName)) return;
  const known = comparison.components.get(key);
  const scope = known ?? newScope();
  place.scope.uses.add(scope);
  if (known) return;
  comparison.components.set(key, scope);
  const location = oldName === newName ? newName : `${oldName} → ${newName}`;
  const bare = { ref: undefined, nullable: false };
  compareCores(
    comparison,
    { ...bare, node: before.node },
    { ...bare, node: after.node },
    { ...place, scope, location },
  );
}

/** What calls lead to has been compared by its directions already. */
function isCompared({ components }: Comparison, oldName: string, newName: string): boolean {
  return ["request", "response"].some((direction) =>
    components.has(JSON.stringify([direction, oldName, newName])),
  );
}

function compareCores(comparison: Comparison, before: Core, after: Core, place: Place): void {
  const pair = `${before.node.pointer} ${after.node.pointer}`;
  if (comparison.active.has(pair)) return;
  comparison.active.add(pair);
  compareInside(comparison, before, after, place);
  comparison.active.delete(pair);
}

function compareInside(comparison: Comparison, before: Core, after: Core, place: Place): void {
  const shared = sharedParents(before.node, after.node);
  const shapes = {
    before: nullableShape(comparison.base, before, shared),
    after: nullableShape(comparison.revision, after, shared),
  };
  const names = { before: before.node.value, after: after.node.value };
  compareNullability(shapes.before, shapes.after, names, place);
  if (!shapes.before.deprecated && shapes.after.deprecated) {
    record(place, "deprecated", { message: "is deprecated now" });
  }
  for (const ref of shared) {
    compareSchemas(comparison, parentOf(before.node, ref), parentOf(after.node, ref), place);
  }
  if (shapes.before.members.length + shapes.after.members.length > 0) {
    compareMembers(comparison, { ...shapes, nodes: [before.node, after.node] }, place);
    return;
  }
  if (compareTypes(shapes.before, shapes.after, names, place)) {
    compareContents(comparison, shapes.before, shapes.after, place);
  }
}

function nullableShape(document: Document, core: Core, shared: Set<string>): Shape {
  const shape = toShape(document, core.node, shared);
  shape.nullable ||= core.nullable;
  return shape;
}

/** References that stand in the `allOf` of both: compared as components, once. */
function sharedParents(before: Node, after: Node): Set<string> {
  const refs = (node: Node) => asList(asRecord(node.value).allOf).map(refOf);
  const others = new Set(refs(after));
  return new Set(refs(before).filter((ref) => ref !== undefined && others.has(ref)) as string[]);
}

function parentOf(node: Node, ref: string): Node {
  const parents = asList(asRecord(node.value).allOf);
  const index = parents.findIndex((parent) => refOf(parent) === ref);
  return child(node, "allOf", index);
}

function compareNullability(
  before: { nullable: boolean },
  after: { nullable: boolean },
  schemas: { before: unknown; after: unknown },
  place: Place,
): void {
  if (before.nullable === after.nullable) return;
  const kind = after.nullable ? "became-nullable" : "no-longer-nullable";
  record(place, kind, {
    message: after.nullable ? "may be null now" : "is never null now",
    before: typeName(schemas.before),
    after: typeName(schemas.after),
  });
}

function compareContents(comparison: Comparison, before: Shape, after: Shape, place: Place): void {
  compareProperties(comparison, before, after, place);
  if (before.items && after.items) {
    compareSchemas(comparison, before.items, after.items, inside(place, "[]", after.items.pointer));
  }
  if (before.prefixItems.length !== after.prefixItems.length) {
    record(place, "tuple-length-changed", {
      message: `has ${after.prefixItems.length} entries with a type of their own, not ${before.prefixItems.length}`,
    });
  }
  for (const [index, item] of before.prefixItems.entries()) {
    const other = after.prefixItems[index];
    if (other) compareSchemas(comparison, item, other, inside(place, `[${index}]`, other.pointer));
  }
}
