import type { Change } from "../../../scripts/pipeline/report/change.ts";
import { comparable, segment } from "./values.ts";

export interface Row {
  rule: string;
  pointer: string;
  before: unknown;
  after: unknown;
}

/** The rows of one document, by their pointers. */
export interface Rows {
  at(pointer: string): Row[];
  /** The names that a key gets one after the other, beginning with the key itself. */
  namesOf(parents: string[], key: string): string[];
  /** A reference after the renames of the components. */
  renameReference(reference: string): string;
}

export function indexRows(changes: Change[]): Rows {
  const byPointer = new Map<string, Row[]>();
  for (const { rule, pointer, before, after } of changes) {
    const row = { rule, pointer, before: comparable(before), after: comparable(after) };
    byPointer.set(pointer, [...(byPointer.get(pointer) ?? []), row]);
  }
  const at = (pointer: string) => byPointer.get(pointer) ?? [];
  const namesOf = (parents: string[], key: string) => {
    const names = [key];
    // The list grows while the loop runs.
    for (const name of names) {
      for (const row of parents.flatMap((parent) => at(parent + segment(name)))) {
        const { before, after } = row;
        if (before === name && typeof after === "string" && !names.includes(after))
          names.push(after);
      }
    }
    return names;
  };
  const renameReference = (reference: string) => {
    const match = /^#(\/components\/[^/]+)\/([^/]+)(.*)$/s.exec(reference);
    if (!match) return reference;
    const [, section = "", name = "", rest = ""] = match;
    const key = decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~");
    return `#${section}/${namesOf([section], key).at(-1) ?? name}${rest}`;
  };
  return { at, namesOf, renameReference };
}
