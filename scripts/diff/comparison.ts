import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { compareText } from "../pipeline/values/compare-text.ts";
import type { Change, ChangeKind, Direction } from "./change.ts";
import type { Document } from "./document.ts";
import { rules } from "./rules.ts";

/** What was found in one operation or in one component, and which components it uses. */
export interface Scope {
  changes: Omit<Change, "operations">[];
  uses: Set<Scope>;
}

export interface Place {
  scope: Scope;
  /** For people: `query.limit`. */
  location: string;
  /** Into the revision. */
  pointer: string;
  direction: Direction;
}

export interface Comparison {
  base: Document;
  revision: Document;
  operations: Map<string, Scope>;
  /** One scope for each pair of components and direction, so that cycles end and no row repeats. */
  components: Map<string, Scope>;
  /** Component names of the base that met another name in the same place of the revision. */
  renames: Map<string, string>;
  /** Pairs of pointers under comparison: a pair that meets itself is not entered again. */
  active: Set<string>;
  /** What no operation leads to. */
  rest: Scope;
}

export interface Details {
  message: string;
  before?: unknown;
  after?: unknown;
}

export function startComparison(base: Document, revision: Document): Comparison {
  return {
    base,
    revision,
    operations: new Map(),
    components: new Map(),
    renames: new Map(),
    active: new Set(),
    rest: newScope(),
  };
}

export function newScope(): Scope {
  return { changes: [], uses: new Set() };
}

export function inside(place: Place, suffix: string, pointer = place.pointer): Place {
  const separator = place.location === "" || suffix.startsWith("[") ? "" : ".";
  return { ...place, location: `${place.location}${separator}${suffix}`, pointer };
}

export function record(place: Place, kind: ChangeKind, details: Details): void {
  const { scope, location, pointer, direction } = place;
  const rule = rules[kind];
  const breaking = direction === "both" ? rule.request || rule.response : rule[direction];
  scope.changes.push({ breaking, direction, kind, location, pointer, ...details });
}

/** Every change once, with all the operations that lead to it. */
export function collectChanges(comparison: Comparison): Change[] {
  const found = new Map<string, Change>();
  const add = (scope: Scope, operation?: string) => {
    for (const change of scope.changes) {
      const key = identityOf(change, operation);
      const known = found.get(key) ?? withOperations(change);
      found.set(key, known);
      if (operation !== undefined && !known.operations.includes(operation)) {
        known.operations.push(operation);
      }
    }
  };
  for (const [name, scope] of comparison.operations) {
    for (const used of reachable(scope)) add(used, name);
  }
  for (const scope of comparison.components.values()) add(scope);
  add(comparison.rest);
  return [...found.values()].map(sortOperations).sort(byPlace);
}

function reachable(start: Scope): Set<Scope> {
  const seen = new Set([start]);
  for (const scope of seen) for (const used of scope.uses) seen.add(used);
  return seen;
}

/** The same words about one component or parameter are one row; about whole operations they are not. */
function identityOf({ pointer: _, ...change }: Scope["changes"][number], operation?: string) {
  return canonicalJson(change.location === "" ? [change, operation] : change);
}

function withOperations(change: Scope["changes"][number]): Change {
  const { breaking, direction, kind, ...rest } = change;
  return { breaking, direction, kind, operations: [], ...rest };
}

function sortOperations(change: Change): Change {
  return { ...change, operations: change.operations.toSorted(compareText) };
}

function byPlace(a: Change, b: Change): number {
  return compareText(sortKey(a), sortKey(b));
}

function sortKey(change: Change): string {
  const { location, direction, kind, message, operations } = change;
  return [operations[0] ?? "~", location, direction, kind, message].join("\u0000");
}
