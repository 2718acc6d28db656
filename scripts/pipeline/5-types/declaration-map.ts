import { encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec";
import { isOnPage, originOf, positionOf } from "../report/origins.ts";
import { lineAndColumn, type Position } from "../report/page.ts";
import type { JsonObject } from "../values/json-object.ts";
import { sourceFile } from "./compile-types.ts";
import { loadTypeScript } from "./load-tools.ts";
import { mapNames } from "./map-names.ts";
import type { Entry } from "./schema-entries.ts";

/** The comment at the end of the types, with which editors find the map. */
export const MAP_COMMENT = "//# sourceMappingURL=types.d.ts.map\n";

/**
 * A source map from the formatted types to the pages, so that "Go to Definition" opens the page. A name that comes from
 * no page has a segment without a source, because TypeScript would otherwise use the segment after it.
 */
export function renderDeclarationMap(types: string, document: JsonObject): string {
  const ts = loadTypeScript();
  const file = sourceFile(ts, "types.d.ts", types);
  const names = mapNames(ts, file, document).map(({ offset, entry }) => ({
    offset,
    at: entry && placeOfOrigin(entry),
  }));
  const sources = [...new Set(names.flatMap(({ at }) => at?.page.name ?? []))].sort();
  const lines: SourceMapSegment[][] = Array.from(file.getLineStarts(), () => []);
  for (const { offset, at } of names) {
    const { line, character } = file.getLineAndCharacterOfPosition(offset);
    lines[line]?.push(segment(character, at, sources));
  }
  for (const segments of lines) segments.sort(([a], [b]) => a - b);
  const paths = sources.map((name) => `../../${name}`);
  const map = {
    version: 3,
    file: "types.d.ts",
    sources: paths,
    names: [],
    mappings: encode(lines),
  };
  return `${JSON.stringify(map)}\n`;
}

function segment(
  column: number,
  at: Position | undefined,
  sources: readonly string[],
): SourceMapSegment {
  if (!at) return [column];
  const place = lineAndColumn(at);
  return [column, sources.indexOf(at.page.name), place.line - 1, place.column - 1];
}

/** An entry that the pipeline added comes from the place where its value was written, such as an overlay. */
function placeOfOrigin({ container, key }: Entry): Position | undefined {
  if (isOnPage(container, key)) return positionOf(container, key);
  const value: unknown = Reflect.get(container, key);
  const own = originOf(value);
  const parent = own?.parent;
  const offset = parent?.origin.entries.get(parent.key);
  if (parent && offset !== undefined) return { page: parent.origin.page, offset };
  return own ? { page: own.page, offset: own.offset } : positionOf(container);
}
