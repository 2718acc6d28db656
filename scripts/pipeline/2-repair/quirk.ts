import type { PageContext } from "../1-extract/page-document.ts";
import type { Node, NodeKind } from "../openapi/walk.ts";
import type { Severity } from "../report/rules.ts";
import type { JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";

/** The document and the operations on it that a quirk may use. Every edit becomes a row of the report. */
export interface Context {
  document: JsonObject;
  pageContext: PageContext;
  /** A `warning` is for a change that loses information. */
  set(container: object, key: Key, value: unknown, warning?: string): void;
  remove(container: object, key: Key, warning?: string): void;
  /** Changes the key of an entry, which keeps its position on the page. Does nothing if the new key is taken. */
  rename(container: object, key: string, name: string, warning?: string): void;
  /** Removes items from the list under a key, with a row per item. Removes the key too if no item is left. */
  removeItems(container: object, key: Key, isSurplus: IsSurplus, warning?: string): void;
  report(severity: Severity, container: object, key: Key, message: string): void;
}

/** A common fault of documentation generators, and its repair. */
export interface Quirk {
  /** The name of its file. */
  id: string;
  /** One sentence: the repair, in the past tense, or the problem that the quirk only reports. */
  summary: string;
  /**
   * When the quirk runs. By default it runs at once.
   * - `repairs`: after the other repairs of the page, for faults that they leave.
   * - `misfits`: after all values have the shape that their keys demand, to rebuild parts of the document.
   * - `merging`: after the pages are merged, for faults that no single page shows.
   */
  after?: "repairs" | "misfits" | "merging";
  /** Whether the quirk warns of a value that it leaves unknown. The warning goes when an overlay states the value. */
  restorable?: boolean;
  visit: Partial<Record<NodeKind, Visit>>;
}

type IsSurplus = (item: unknown) => boolean;

export type Visit = (node: Node, context: Context) => void;
