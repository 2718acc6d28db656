import { loadTypeScript } from "../../scripts/pipeline/5-types/load-tools.ts";
import { mapNames } from "../../scripts/pipeline/5-types/map-names.ts";
import { locateEntry } from "../../scripts/pipeline/report/locate-entry.ts";
import type { JsonObject } from "../../scripts/pipeline/values/json-object.ts";
import { toPlace, type Place } from "./place.ts";

/** The place on a page for each line of the types, by line number. It is the place that "Go to Definition" opens. */
export function findTypePlaces(types: string, document: JsonObject): (Place | undefined)[] {
  const ts = loadTypeScript();
  const file = ts.createSourceFile("types.d.ts", types, ts.ScriptTarget.ES2022);
  const places: (Place | undefined)[] = [];
  for (const { offset, entry } of mapNames(ts, file, document)) {
    const { line } = file.getLineAndCharacterOfPosition(offset);
    places[line + 1] ??= toPlace(entry && locateEntry(entry.container, entry.key)?.at);
  }
  return places;
}
