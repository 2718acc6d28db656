import { parseSource } from "../../scripts/pipeline/1-extract/parse/parse.ts";
import { locateEntry } from "../../scripts/pipeline/report/locate-entry.ts";
import { lineAndColumn } from "../../scripts/pipeline/report/page.ts";
import { DocumentError } from "../../scripts/pipeline/report/problems.ts";
import type { JsonObject } from "../../scripts/pipeline/values/json-object.ts";
import { toPlace, type Place } from "./place.ts";

/** The place on a page for each line of the generated YAML, by line number. Lines without a place are absent. */
export function findYamlPlaces(text: string, document: JsonObject): (Place | undefined)[] {
  const places: (Place | undefined)[] = [];
  const page = { path: "openapi.yaml", name: "openapi.yaml", text };
  try {
    visit(parseSource({ page, start: 0, end: text.length }), document, places);
  } catch (error) {
    // The text is too long for its form. Only the links between the lines are missing then.
    if (!(error instanceof DocumentError)) throw error;
  }
  return places;
}

/** Walks the YAML and the document side by side: they have the same form. */
function visit(written: unknown, value: unknown, places: (Place | undefined)[]): void {
  if (typeof written !== "object" || written === null) return;
  if (typeof value !== "object" || value === null) return;
  for (const [name, child] of Object.entries(written)) {
    const key = Array.isArray(written) ? Number(name) : name;
    const line = locateEntry(written, key);
    if (line) places[lineAndColumn(line.at).line] ??= toPlace(locateEntry(value, key)?.at);
    visit(child, Reflect.get(value, name), places);
  }
}
