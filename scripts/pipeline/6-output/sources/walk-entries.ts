import { escapeSegment, type Key } from "../../values/json-pointer.ts";

/** An entry of an object or a list, with its JSON pointer in the document. */
export interface PlacedEntry {
  container: object;
  key: Key;
  pointer: string;
}

/** Visits every entry of a value before the entries inside it, in the order of the text. */
export function walkEntries(
  container: unknown,
  pointer: string,
  visit: (entry: PlacedEntry) => void,
): void {
  if (typeof container !== "object" || container === null) return;
  const isList = Array.isArray(container);
  for (const name of Object.keys(container)) {
    const entry = `${pointer}/${escapeSegment(name)}`;
    visit({ container, key: isList ? Number(name) : name, pointer: entry });
    walkEntries(Reflect.get(container, name), entry, visit);
  }
}
