import type { JsonObject } from "../pipeline/values/json-object.ts";
import type { ApiChange, ChangeKind, Direction } from "./api-change.ts";
import { CHANGE_KINDS } from "./change-kinds.ts";
import { followReferences, type PlacedNode } from "./placed-node.ts";

/** The same part of both documents. */
export interface Pair<Part> {
  before: Part;
  after: Part;
}

/** The changes of one operation or component, and the components that it uses. */
export interface ChangeGroup {
  changes: RecordedChange[];
  uses: Set<ChangeGroup>;
}

export type RecordedChange = Omit<ApiChange, "operations">;

export interface Place {
  group: ChangeGroup;
  /** A readable path: `query.limit`. */
  location: string;
  /** JSON pointer into the revision. */
  pointer: string;
  /** JSON pointer into the base. */
  basePointer: string;
  direction: Direction;
}

export interface Comparison {
  base: JsonObject;
  revision: JsonObject;
  operations: Map<string, ChangeGroup>;
  /** One group per pair of components and direction, so that circles end and no change is reported twice. */
  components: Map<string, ChangeGroup>;
  /** The names, in the base, of the components in `components`. */
  comparedNames: Set<string>;
  /** The new name of each component that has another name in the same place of the revision. */
  renames: Map<string, string>;
  /** The same for security schemes. Absent until an operation is compared. */
  schemeRenames?: ReadonlyMap<string, string>;
  /** Pairs of pointers that are being compared now. A pair is not compared again inside itself. */
  active: Set<string>;
  /** Pairs of pointers to operations whose callbacks were compared. */
  comparedCallbacks: Set<string>;
  /** Changes in components that no operation uses. */
  unused: ChangeGroup;
  /** Changes in components that are not schemas, such as responses. Operations that use them have the same changes. */
  shared: ChangeGroup;
}

type ChangeDetails = Pick<ApiChange, "message" | "before" | "after" | "identity">;

export function startComparison(base: JsonObject, revision: JsonObject): Comparison {
  return {
    base,
    revision,
    operations: new Map(),
    components: new Map(),
    comparedNames: new Set(),
    renames: new Map(),
    active: new Set(),
    comparedCallbacks: new Set(),
    unused: newChangeGroup(),
    shared: newChangeGroup(),
  };
}

export function newChangeGroup(): ChangeGroup {
  return { changes: [], uses: new Set() };
}

/** The changes so far, apart from those of shared components. */
export function allChanges({ operations, components, unused }: Comparison): RecordedChange[] {
  const groups = [...operations.values(), ...components.values(), unused];
  return groups.flatMap(({ changes }) => changes);
}

/** Follows the references of both nodes, each in its own document. */
export function followBoth(
  { base, revision }: Comparison,
  { before, after }: Pair<PlacedNode>,
): Pair<PlacedNode> {
  return { before: followReferences(base, before), after: followReferences(revision, after) };
}

/** `nodes` are those at the new place. Without a node, the pointer stays at the parent. */
export function placeInside(
  place: Place,
  suffix: string,
  nodes: Partial<Pair<PlacedNode | undefined>> = {},
): Place {
  const separator = place.location === "" || suffix.startsWith("[") ? "" : ".";
  return placeAt({ ...place, location: `${place.location}${separator}${suffix}` }, nodes);
}

/** The same location, with the pointers of the nodes. */
export function placeAt(
  place: Place,
  { before, after }: Partial<Pair<PlacedNode | undefined>>,
): Place {
  return {
    ...place,
    pointer: after?.pointer ?? place.pointer,
    basePointer: before?.pointer ?? place.basePointer,
  };
}

/** Whether a kind of change is breaking in a direction. */
export function verdictOf(kind: ChangeKind, direction: Direction): boolean {
  const { request, response } = CHANGE_KINDS[kind];
  return { request, response, both: request || response }[direction];
}

export function recordChange(place: Place, kind: ChangeKind, details: ChangeDetails): void {
  const { group, location, pointer, basePointer, direction } = place;
  const breaking = verdictOf(kind, direction);
  group.changes.push({ breaking, direction, kind, location, pointer, basePointer, ...details });
}
