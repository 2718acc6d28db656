import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { compareText } from "../pipeline/values/compare-text.ts";
import type { ApiChange } from "./api-change.ts";
import {
  allChanges,
  type ChangeGroup,
  type Comparison,
  type RecordedChange,
} from "./comparison.ts";

/** Lists every change once, with all the operations that it affects. */
export function collectChanges(comparison: Comparison): ApiChange[] {
  const found = new Map<string, ApiChange>();
  for (const [name, group] of comparison.operations) {
    for (const used of reachableGroups(group)) addChanges(found, used, name);
  }
  for (const group of comparison.components.values()) addChanges(found, group);
  addChanges(found, comparison.unused);
  addChanges(found, withoutKnown(comparison));
  return [...found.values()].map(sortOperations).sort(compareChanges);
}

function addChanges(found: Map<string, ApiChange>, group: ChangeGroup, operation?: string): void {
  for (const change of group.changes) {
    const key = identityOf(change, operation);
    const known = found.get(key) ?? withOperations(change);
    found.set(key, known);
    if (operation !== undefined && !known.operations.includes(operation)) {
      known.operations.push(operation);
    }
  }
}

/** The changes of shared components that no operation has. */
function withoutKnown(comparison: Comparison): ChangeGroup {
  const known = new Set(allChanges(comparison).map(withoutLocation));
  const changes = comparison.shared.changes.filter((change) => !known.has(withoutLocation(change)));
  return { changes, uses: comparison.shared.uses };
}

function withoutLocation({ location: _, ...change }: RecordedChange): string {
  return canonicalJson(change);
}

/** The group and all that it uses. A set can grow while a loop reads it. */
function reachableGroups(start: ChangeGroup): Set<ChangeGroup> {
  const groups = new Set([start]);
  for (const group of groups) {
    for (const used of group.uses) groups.add(used);
  }
  return groups;
}

/** A change with a location is reported once for all operations. A change of an operation itself has no location. */
function identityOf(
  { pointer: _, basePointer: __, ...change }: RecordedChange,
  operation?: string,
): string {
  return canonicalJson(change.location === "" ? [change, operation] : change);
}

function withOperations(change: RecordedChange): ApiChange {
  const { breaking, direction, kind, ...rest } = change;
  return { breaking, direction, kind, operations: [], ...rest };
}

function sortOperations(change: ApiChange): ApiChange {
  return { ...change, operations: change.operations.toSorted(compareText) };
}

function compareChanges(a: ApiChange, b: ApiChange): number {
  return compareText(sortKey(a), sortKey(b));
}

/** Sorts behind every path, so that changes without an operation come last. */
const AFTER_OPERATIONS = "~";

function sortKey(change: ApiChange): string {
  const { location, direction, kind, message, operations } = change;
  const operation = operations[0] ?? AFTER_OPERATIONS;
  return [operation, location, direction, kind, message].join("\u0000");
}
