import { walk } from "../pipeline/openapi/walk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import type { ApiChange } from "./api-change.ts";
import type { Pair } from "./comparison.ts";
import { asList, asObject, child, children, referencedNode, referenceName } from "./placed-node.ts";
import { pointersOf } from "./type-document.ts";

const VALUE_KINDS = new Set(["enum-value-added", "enum-value-removed"]);

/**
 * Moves a change of a value to where the value is written: in an enum, or in the mapping of a discriminator. The schema
 * with a tag says nothing about its value, so its line would not show the change.
 */
export function placeValues(
  changes: readonly ApiChange[],
  documents: Pair<JsonObject>,
): ApiChange[] {
  if (!changes.some(({ kind }) => VALUE_KINDS.has(kind))) return [...changes];
  const tags = { before: tagPointers(documents.before), after: tagPointers(documents.after) };
  return changes.map((change) => {
    if (!VALUE_KINDS.has(change.kind)) return change;
    return placeInEnum(change, documents) ?? placeInMapping(change, tags);
  });
}

/** Returns nothing if neither of the two schemas states its values. */
function placeInEnum(change: ApiChange, documents: Pair<JsonObject>): ApiChange | undefined {
  const { pointer, basePointer, before, after } = change;
  const old = statedValue(documents.before, basePointer, before);
  const now = statedValue(documents.after, pointer, after);
  if (old === undefined && now === undefined) return undefined;
  return { ...change, pointer: now ?? pointer, basePointer: old ?? basePointer };
}

/** The pointer of a value in the enum of a schema, or of the enum or constant. */
function statedValue(document: JsonObject, pointer: string, value: unknown): string | undefined {
  const schema = asObject(referencedNode(document, `#${pointer}`).value);
  if (Object.hasOwn(schema, "const")) return `${pointer}/const`;
  if (!Object.hasOwn(schema, "enum")) return undefined;
  const index = asList(schema.enum).indexOf(value);
  return index === -1 ? `${pointer}/enum` : `${pointer}/enum/${index}`;
}

function placeInMapping(change: ApiChange, tags: Pair<ReadonlyMap<string, string>>): ApiChange {
  const value = String(change.after ?? change.before);
  const now = tags.after.get(`${value} ${componentOf(change.pointer)}`);
  const old = tags.before.get(`${value} ${componentOf(change.basePointer)}`);
  const mapping = (now ?? old)?.replace(/\/[^/]*$/, "");
  if (mapping === undefined) return change;
  return { ...change, pointer: now ?? mapping, basePointer: old ?? mapping };
}

/** The pointer of each entry of a mapping, by its tag and the component with this tag. */
function tagPointers(document: JsonObject): Map<string, string> {
  const found = new Map<string, string>();
  const pointers = pointersOf(document);
  walk(document, ({ kind, value }) => {
    if (kind !== "discriminator" || !isObject(value)) return;
    const mapping = child({ value, pointer: pointers.get(value) ?? "" }, "mapping");
    for (const [tag, { value: target, pointer }] of children(mapping)) {
      found.set(`${tag} ${referenceName(String(target))}`, pointer);
    }
  });
  return found;
}

/** `Task` for `/components/schemas/Task/properties/kind` */
function componentOf(pointer: string): string {
  return referenceName(`#${pointer.split("/", 4).join("/")}`);
}
