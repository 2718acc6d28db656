import type { ClientOptions, Task } from "../../../src/core.ts";

/** The type of a path with a GET, in the form that openapi-typescript writes. */
export interface GetPath<Path, Raw, Query = never> {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  get: {
    parameters: [Query] extends [never]
      ? { query?: never; header?: never; path: Path; cookie?: never }
      : { query: Query; header?: never; path?: never; cookie?: never };
    responses: { 200: { headers: {}; content: { "application/json": Raw } } };
  };
}

/** The calls that every kind of task has. */
interface VendorTasks {
  retrieve(id: string): Promise<Task>;
  wait(id: string): Promise<Task>;
}

/** A vendor's task API as its public documentation describes it, and responses to try it with. */
export interface Vendor {
  connect: (options: ClientOptions & { fetch: NonNullable<ClientOptions["fetch"]> }) => VendorTasks;
  id: string;
  /** The URL of the task. */
  url: string;
  /** The header that carries the key "test-key-123". */
  auth: [name: string, value: string];
  /** The responses to the polls before the task ends, each with its state. */
  before: [body: object, state: Task["state"]][];
  succeeded: object;
  /** The progress of the first response that has one. */
  progress?: number;
  failed: object;
  /** Why the task failed, if the vendor says so. */
  message?: string;
}
