import type { JsonObject } from "../pipeline/values/json-object.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { groupBy } from "../pipeline/values/group-by.ts";
import type { Comparison, Pair } from "./comparison.ts";
import { flattenSchema } from "./flatten-schema.ts";
import { followReferences, type PlacedNode, referencedNode, referenceOf } from "./placed-node.ts";

interface PairedMembers {
  pairs: Pair<PlacedNode>[];
  removed: PlacedNode[];
  added: PlacedNode[];
}

/** Union members have no names. Members with an equal key belong together; the most reliable key is tried first. */
export function pairMembers(
  { base, revision }: Comparison,
  members: Pair<PlacedNode[]>,
): PairedMembers {
  const pairs: Pair<PlacedNode>[] = [];
  const removed = new Set(members.before);
  const added = new Set(members.after);
  for (const keyOf of [referenceKey, constantsKey, contentKey, typesKey]) {
    const waiting = groupBy(added, (node) => keyOf(node, revision, base));
    for (const before of removed) {
      const key = keyOf(before, base, revision);
      const after = key === undefined ? undefined : waiting.get(key)?.shift();
      if (!after) continue;
      pairs.push({ before, after });
      removed.delete(before);
      added.delete(after);
    }
  }
  return { pairs, removed: [...removed], added: [...added] };
}

/** `document` holds the member, `other` is the document that it is compared with. */
type KeyOf = (node: PlacedNode, document: JsonObject, other: JsonObject) => string | undefined;

const referenceKey: KeyOf = (node) => referenceOf(node.value);

/** The properties with one possible value: TypeScript narrows a union by them. */
const constantsKey: KeyOf = (node, document) => {
  const constants: [string, unknown][] = [];
  for (const [name, property] of flattenSchema(document, node).properties) {
    const { values } = flattenSchema(document, property);
    if (values?.length === 1) constants.push([name, values[0]]);
  }
  return constants.length > 0 ? canonicalJson(Object.fromEntries(constants)) : undefined;
};

const contentKey: KeyOf = (node, document) => canonicalJson(followReferences(document, node).value);

/** Only for members that nothing else identifies: no constant, and no component that the other document has too. */
const typesKey: KeyOf = (node, document, other) => {
  const reference = referenceOf(node.value);
  if (reference !== undefined && referencedNode(other, reference).value !== undefined) {
    return undefined;
  }
  if (constantsKey(node, document, other) !== undefined) return undefined;
  return [...flattenSchema(document, node).types].sort().join(",");
};
