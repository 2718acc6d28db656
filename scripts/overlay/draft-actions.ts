import { isSameJson } from "../pipeline/values/canonical-json.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { identityOf, pathOfItem, pathOfKey } from "./json-path.ts";
import { matchItems } from "./match-items.ts";

/** An action of an overlay that repeats an edit. Its source is still to be filled in. */
export interface DraftAction {
  target: string;
  description: string;
  "x-source": "TODO";
  update?: JsonObject;
  remove?: true;
}

/** The overlay actions that turn one document into another. The order of keys does not count. */
export function draftActions(before: JsonObject, after: JsonObject): DraftAction[] {
  return compareObjects("$", before, after);
}

function compareObjects(path: string, before: JsonObject, after: JsonObject): DraftAction[] {
  const removals: DraftAction[] = [];
  const nested: DraftAction[] = [];
  const update: JsonObject = {};
  for (const key of Object.keys(before)) {
    if (!Object.hasOwn(after, key)) removals.push(removal(pathOfKey(path, key)));
  }
  for (const [key, value] of Object.entries(after)) {
    const edit = compareValues(pathOfKey(path, key), before[key], value);
    removals.push(...edit.removals);
    nested.push(...edit.nested);
    if ("value" in edit) update[key] = edit.value;
  }
  const updates = Object.keys(update).length === 0 ? [] : [updateOf(path, before, update)];
  return [...removals, ...updates, ...nested];
}

/** The edit of one value: what has to be removed first, the value for the update, and actions inside it. */
interface Edit {
  removals: DraftAction[];
  value?: unknown;
  nested: DraftAction[];
}

const NO_EDIT: Edit = { removals: [], nested: [] };

function compareValues(path: string, before: unknown, after: unknown): Edit {
  if (before === undefined) return { ...NO_EDIT, value: after };
  if (isSameJson(before, after)) return NO_EDIT;
  if (isObject(before) && isObject(after)) {
    return { ...NO_EDIT, nested: compareObjects(path, before, after) };
  }
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(path, before, after);
  // An update merges with objects and lists, and replaces only other values.
  const isMerged = [before, after].some((value) => typeof value === "object" && value !== null);
  return { removals: isMerged ? [removal(path)] : [], value: after, nested: [] };
}

function compareLists(path: string, before: unknown[], after: unknown[]): Edit {
  const matched = matchItems(before, after);
  if (!matched) return { removals: [removal(path)], value: after, nested: [] };
  const { kept, removed, added } = matched;
  // The last item is removed first, because a removal moves the items after it.
  const removals = removed.reverse().map((index) => removal(pathOfItem(path, before, index)));
  const rest = [...kept.map((pair) => before[pair.before]), ...added];
  const isStable = kept.every(
    (pair) => identityOf(before[pair.before]) === identityOf(after[pair.after]),
  );
  const nested = kept.flatMap((pair, index) => {
    // A filter may match another item while the identity of an item changes.
    const itemPath = isStable ? pathOfItem(path, rest, index) : `${path}[${index}]`;
    return compareItems(itemPath, before[pair.before], after[pair.after]);
  });
  // An update appends its list to the list that is there.
  return added.length === 0 ? { removals, nested } : { removals, nested, value: added };
}

/** Items that stay are equal, or both are objects. */
function compareItems(path: string, before: unknown, after: unknown): DraftAction[] {
  return isObject(before) && isObject(after) ? compareObjects(path, before, after) : [];
}

function removal(target: string): DraftAction {
  return { target, description: "Removed.", "x-source": "TODO", remove: true };
}

function updateOf(target: string, before: JsonObject, update: JsonObject): DraftAction {
  const keys = Object.keys(update);
  const added = keys.filter((key) => !Object.hasOwn(before, key));
  const changed = keys.filter((key) => Object.hasOwn(before, key));
  const parts = [
    ...(added.length > 0 ? [`Added ${added.join(", ")}.`] : []),
    ...(changed.length > 0 ? [`Changed ${changed.join(", ")}.`] : []),
  ];
  return { target, description: parts.join(" "), "x-source": "TODO", update };
}
