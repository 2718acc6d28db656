import type { CHANGE_KINDS } from "./change-kinds.ts";

/** Whether users write the value (request), read it (response), or both. */
export type Direction = "request" | "response" | "both";

export type ChangeKind = keyof typeof CHANGE_KINDS;

/** A change that users of the generated types may notice. */
export interface ApiChange {
  breaking: boolean;
  direction: Direction;
  kind: ChangeKind;
  /** The operations that the change affects, such as `GET /tasks/{task_id}`. Empty if no operation uses the value. */
  operations: string[];
  /** A readable path: `query.limit`, `response 200.data[].id`, or `Task.status` in a component. */
  location: string;
  /** JSON pointer of the node in the revision, or of its nearest parent that the revision still has. */
  pointer: string;
  /** The same in the base. */
  basePointer: string;
  message: string;
  before?: unknown;
  after?: unknown;
  /** The part of the change that its fingerprint contains, if that is not `before` and `after`. */
  identity?: unknown;
}
