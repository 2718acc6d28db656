import { editsOf, editsOfValue, type Edit } from "../../report/edits.ts";
import { locateEntry, originOfMerged } from "../../report/locate-entry.ts";
import { originOf } from "../../report/origins.ts";
import type { Position } from "../../report/page.ts";
import type { JsonObject } from "../../values/json-object.ts";
import { walkEntries } from "./walk-entries.ts";

/** Where one value of the result comes from. */
export interface ListedSource {
  pointer: string;
  /** Absent if no page and no overlay writes the value. */
  at: Position | undefined;
  edits: Edit[];
}

/** The source of every value of a document that the pipeline has built, in the order of its text. */
export function listSources(document: JsonObject): ListedSource[] {
  const root = originOf(document) ?? originOfMerged(document);
  const listed: ListedSource[] = [
    {
      pointer: "",
      at: root && { page: root.page, offset: root.offset },
      edits: editsOfValue(document),
    },
  ];
  walkEntries(document, "", ({ container, key, pointer }) => {
    const found = locateEntry(container, key);
    const at = found?.isWritten ? found.at : undefined;
    listed.push({ pointer, at, edits: editsOf(container, key) });
  });
  return listed;
}
