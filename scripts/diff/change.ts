import type { rules } from "./rules.ts";

/** Where the value travels: the user writes a request and reads a response. */
export type Direction = "request" | "response" | "both";

export type ChangeKind = keyof typeof rules;

export interface Change {
  breaking: boolean;
  direction: Direction;
  kind: ChangeKind;
  /** The operations that the change reaches (`GET /tasks/{task_id}`); none when it reaches no call. */
  operations: string[];
  /** A path for people: `query.limit`, `response 200.data[].id`, or `Task.status` in a component. */
  location: string;
  /** The nearest node that the revision still has, as a JSON pointer. */
  pointer: string;
  message: string;
  before?: unknown;
  after?: unknown;
}
