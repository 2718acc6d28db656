import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";
import { locateEntry } from "../../scripts/pipeline/report/locate-entry.ts";
import type { JsonObject } from "../../scripts/pipeline/values/json-object.ts";
import { toPlace, type Place } from "./place.ts";

/** The place on a page for each line of the generated YAML, by line number. Lines without a place are absent. */
export function findYamlPlaces(text: string, document: JsonObject): (Place | undefined)[] {
  const counter = new LineCounter();
  const places: (Place | undefined)[] = [];
  const note = (offset: number, container: object, key: string | number) => {
    places[counter.linePos(offset).line] ??= toPlace(locateEntry(container, key)?.at);
  };
  visit(parseDocument(text, { lineCounter: counter }).contents, document, note);
  return places;
}

type Note = (offset: number, container: object, key: string | number) => void;

/** Walks the YAML and the document side by side: they have the same form. */
function visit(node: unknown, value: unknown, note: Note): void {
  if (typeof value !== "object" || value === null) return;
  if (isMap(node)) {
    for (const { key, value: child } of node.items) {
      if (!isScalar(key)) continue;
      const name = String(key.value);
      note(key.range?.[0] ?? 0, value, name);
      visit(child, Reflect.get(value, name), note);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      note((item as Node).range?.[0] ?? 0, value, index); // parsed nodes have a range
      visit(item, Reflect.get(value, index), note);
    }
  }
}
