import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { type Comparison, inside, type Place, record } from "./comparison.ts";
import { asRecord, type Document, lookUp, type Node, refOf, resolve } from "./document.ts";
import { compareProperties } from "./properties.ts";
import { compareSchemas } from "./schemas.ts";
import { type Shape, toShape } from "./shape.ts";
import { typeName } from "./type-name.ts";

interface Sides {
  before: Shape;
  after: Shape;
  nodes: [before: Node, after: Node];
}

/** Members have no names of their own: they are paired by what tells them apart. */
export function compareMembers(comparison: Comparison, sides: Sides, place: Place): void {
  const { before, after, nodes } = sides;
  const removed = membersOf(before, nodes[0]);
  const added = membersOf(after, nodes[1]);
  for (const [old, now] of takePairs(comparison, removed, added)) {
    compareSchemas(comparison, old, now, inside(place, `<${typeName(now.value)}>`, now.pointer));
  }
  for (const member of removed) {
    const type = typeName(member.value);
    record(place, "union-member-removed", { message: `is never ${type} now`, before: type });
  }
  for (const member of added) {
    const type = typeName(member.value);
    record(place, "union-member-added", { message: `may be ${type} now`, after: type });
  }
  if (before.members.length > 0 && after.members.length > 0) {
    compareProperties(comparison, before, after, place);
  }
}

/** Beside a union, a schema that is none counts as its only member; its null was compared before. */
function membersOf(shape: Shape, node: Node): Node[] {
  return shape.members.length > 0 ? [...shape.members] : [withoutNull(node)];
}

function withoutNull({ value, pointer }: Node): Node {
  const { nullable: _, ...schema } = asRecord(value);
  if (Array.isArray(schema.type)) schema.type = schema.type.filter((type) => type !== "null");
  if (Array.isArray(schema.enum)) schema.enum = schema.enum.filter((entry) => entry !== null);
  return { value: schema, pointer };
}

/** Takes what belongs together out of both lists, the surest sign first. */
function takePairs(comparison: Comparison, removed: Node[], added: Node[]): [Node, Node][] {
  const pairs: [Node, Node][] = [];
  for (const sign of [refSign, tagSign, contentSign, typeSign]) {
    const waiting = groupBySign(comparison, added, sign);
    for (const old of [...removed]) {
      const now = waiting.get(sign(comparison.base, old, comparison.revision))?.shift();
      if (!now) continue;
      pairs.push([old, now]);
      remove(removed, old);
      remove(added, now);
    }
  }
  return pairs;
}

function groupBySign({ base, revision }: Comparison, nodes: Node[], sign: Sign) {
  const groups = new Map<string | undefined, Node[]>();
  for (const node of nodes) {
    const key = sign(revision, node, base);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return groups;
}

type Sign = (document: Document, node: Node, other: Document) => string | undefined;

const refSign: Sign = (_document, node) => refOf(node.value);

/** The properties with one possible value, by which TypeScript narrows. */
const tagSign: Sign = (document, node) => {
  const tags: [string, unknown][] = [];
  for (const [name, property] of toShape(document, node).properties) {
    const values = toShape(document, property).values;
    if (values?.length === 1) tags.push([name, values[0]]);
  }
  return tags.length > 0 ? canonicalJson(Object.fromEntries(tags)) : undefined;
};

const contentSign: Sign = (document, node) => canonicalJson(resolve(document, node).value);

/** Not where a tag or a component that the other document has says that it is another member. */
const typeSign: Sign = (document, node, other) => {
  const ref = refOf(node.value);
  if (ref !== undefined && lookUp(other, ref).value !== undefined) return undefined;
  if (tagSign(document, node, other) !== undefined) return undefined;
  return [...toShape(document, node).types].sort().join();
};

function remove(list: Node[], node: Node): void {
  list.splice(list.indexOf(node), 1);
}
