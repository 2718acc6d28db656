import type { PageContext } from "../1-extract/page-document.ts";
import type { NodeKind, Node } from "../openapi/walk.ts";
import type { Severity } from "../report/rules.ts";
import type { JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";

/** What a quirk works with: every edit is a row of the report. */
export interface Context {
  document: JsonObject;
  pageContext: PageContext;
  /** `warning` says what the change could not save. */
  set(container: object, key: Key, value: unknown, warning?: string): void;
  remove(container: object, key: Key, warning?: string): void;
  /** Gives an entry another key; it keeps its place on the page. */
  rename(container: object, key: string, name: string, warning?: string): void;
  /** Takes items out of a list, and the list when none is left. For the owner of the list: a row an item. */
  removeItems(container: object, key: Key, isSurplus: IsSurplus, warning?: string): void;
  report(severity: Severity, container: object, key: Key, message: string): void;
}

/** Something that documentation generators get wrong, and its repair. */
export interface Quirk {
  /** The name of its file. */
  id: string;
  /** One sentence on what the repair did, in the past tense, or on the problem that the quirk only reports. */
  summary: string;
  /**
   * When it runs: once the page's other repairs are done, for what they leave over; once no key is a misfit, to rebuild
   * what then stands there; or once the pages are merged, for what no page can tell alone. Absent: at once.
   */
  after?: "repairs" | "misfits" | "merging";
  visit: Partial<Record<NodeKind, Visit>>;
}

type IsSurplus = (item: unknown) => boolean;

export type Visit = (node: Node, context: Context) => void;
