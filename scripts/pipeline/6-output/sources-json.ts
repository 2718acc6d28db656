import { banner, type HeaderWords } from "../report/banner.ts";
import type { Edit } from "../report/edits.ts";
import { lineAndColumn } from "../report/page.ts";
import { compareText } from "../values/compare-text.ts";
import type { JsonObject } from "../values/json-object.ts";
import { renderLines, rowLines } from "./json-lines.ts";
import { inOrderOfText } from "./openapi-yaml.ts";
import { listSources, type ListedSource } from "./sources/list-sources.ts";
import { createPartWriter, partOf, type Tables } from "./sources/part-writer.ts";

/** Raised when a reader of the old format could misread the new one. */
const VERSION = 1;

/**
 * The page, the line and the column of each value in `openapi.yaml`, and the rules that changed it. One line per part of
 * the document, so that two branches that change different parts can be merged. The format is documented in
 * scripts/sources.schema.json.
 */
export function renderSources(document: JsonObject, api: string, words?: HeaderWords): string {
  const sources = listSources(inOrderOfText(document));
  const files = fileNames(sources);
  const edits = editRows(sources, files);
  const head = {
    comment: banner(api, words),
    version: VERSION,
    api,
    files,
  };
  const parts = renderParts(sources, {
    files: numbered(files),
    edits: numbered(edits.map(({ id }) => id)),
  });
  const rows = edits.map(({ row }) => JSON.stringify(row));
  return renderLines(head, [`"edits": [${rowLines(rows)}]`, `"parts": {${rowLines(parts)}}`]);
}

/** The place of each name in a list. */
function numbered(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, index) => [name, index]));
}

function fileNames(sources: readonly ListedSource[]): string[] {
  const pages = new Set(
    sources.flatMap(({ at, edits }) => [at?.page, ...edits.map(({ action }) => action?.page)]),
  );
  return [...pages].flatMap((page) => page?.name ?? []).sort(compareText);
}

interface EditRow {
  id: string;
  row: object;
}

/** Each edit once: a quirk by its id, an action of the overlay by its line. */
function editRows(sources: readonly ListedSource[], files: readonly string[]): EditRow[] {
  const rows = new Map<string, EditRow & { rule: string; line: number }>();
  for (const edit of new Set(sources.flatMap(({ edits }) => edits))) {
    const { rule, action } = edit;
    const place = action && { file: files.indexOf(action.page.name), ...lineAndColumn(action) };
    const id = idOf(edit);
    rows.set(id, { id, rule, line: place?.line ?? 0, row: { rule, ...place } });
  }
  return [...rows.values()].sort((a, b) => compareText(a.rule, b.rule) || a.line - b.line);
}

function idOf({ rule, action }: Edit): string {
  return action ? `${rule} ${action.page.name} ${action.offset}` : rule;
}

function renderParts(sources: readonly ListedSource[], tables: Tables): string[] {
  const parts = new Map<string, ReturnType<typeof createPartWriter>>();
  for (const { pointer, at, edits } of sources) {
    const part = partOf(pointer);
    const writer = parts.get(part) ?? createPartWriter(tables);
    parts.set(part, writer);
    writer.add(at, edits.map(idOf));
  }
  return [...parts].map(([pointer, writer]) => `${JSON.stringify(pointer)}: "${writer.text()}"`);
}
