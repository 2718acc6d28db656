import { encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec";
import { locateEntry } from "../report/locate-entry.ts";
import { lineAndColumn, type Page, type Position } from "../report/page.ts";
import { compareText } from "../values/compare-text.ts";
import type { JsonObject } from "../values/json-object.ts";
import { sourceFile } from "./compile-types.ts";
import { loadTypeScript } from "./load-tools.ts";
import { mapNames } from "./map-names.ts";

/** The comment at the end of the types, with which editors find the map. */
export const MAP_COMMENT = "//# sourceMappingURL=types.d.ts.map\n";

/**
 * A source map from the formatted types to the pages, so that "Go to Definition" opens the page. A name that comes from
 * no page has a segment without a source, because TypeScript would otherwise use the segment after it. `pathTo` returns
 * the path of a page from the directory of the types.
 */
export function renderDeclarationMap(
  types: string,
  document: JsonObject,
  pathTo: (page: Page) => string,
): string {
  const ts = loadTypeScript();
  const file = sourceFile(ts, "types.d.ts", types);
  const names = mapNames(ts, file, document).map(({ offset, entry }) => ({
    offset,
    at: entry && locateEntry(entry.container, entry.key)?.at,
  }));
  const pages = [...new Set(names.flatMap(({ at }) => at?.page ?? []))];
  pages.sort((a, b) => compareText(a.name, b.name));
  const lines: SourceMapSegment[][] = Array.from(file.getLineStarts(), () => []);
  for (const { offset, at } of names) {
    const { line, character } = file.getLineAndCharacterOfPosition(offset);
    lines[line]?.push(segment(character, at, pages));
  }
  for (const segments of lines) segments.sort(([a], [b]) => a - b);
  const map = {
    version: 3,
    file: "types.d.ts",
    sources: pages.map(pathTo),
    names: [],
    mappings: encode(lines),
  };
  return `${JSON.stringify(map)}\n`;
}

function segment(
  column: number,
  at: Position | undefined,
  pages: readonly Page[],
): SourceMapSegment {
  if (!at) return [column];
  const place = lineAndColumn(at);
  return [column, pages.indexOf(at.page), place.line - 1, place.column - 1];
}
