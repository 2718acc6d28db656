import { noteEdit, noteEditOf } from "../report/edits.ts";
import { placeOfEntry, type Place } from "../report/entry-place.ts";
import type { RuleId } from "../report/rules.ts";
import type { Key } from "../values/json-pointer.ts";
import { toJson } from "../values/to-json.ts";
import type { Merged } from "./merged.ts";

/** Where an entry of a document is on its page, for a row of the report. */
export function locate(container: object, key: Key): Place {
  return placeOfEntry(container, key);
}

interface Edit {
  rule: RuleId;
  container: object;
  key: Key;
  after: unknown;
}

/** Reports that the merged document has another value than this entry of a page. Call it before the entry changes. */
export function recordChange(merged: Merged, { rule, container, key, after }: Edit): void {
  const before = toJson(Reflect.get(container, key));
  noteEdit(container, key, { rule });
  noteEditOf(after, { rule });
  merged.changes.push({ rule, ...locate(container, key), before, after });
}
