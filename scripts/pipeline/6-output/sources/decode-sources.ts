import { isObject, type JsonObject } from "../../values/json-object.ts";
import { inOrderOfText } from "../openapi-yaml.ts";
import { createPartReader, type PlaceNumbers } from "./part-reader.ts";
import { partOf } from "./part-writer.ts";
import { walkEntries } from "./walk-entries.ts";

/** A rule that changed a value. */
export interface SourceEdit {
  /** The id of the rule: a quirk, a rule of the merge, or `overlay`. */
  rule: string;
  /** The file of the overlay's action, its line and its column. Absent for other rules. */
  file?: string;
  line?: number;
  column?: number;
}

/** Where a value of `openapi.yaml` comes from. */
export interface Source {
  /** The page or the overlay, relative to the project: `specs/<api>/pages/<file>`. */
  file: string;
  /** Both are counted from 1. */
  line: number;
  column: number;
  /** Whether the file writes the value there. Otherwise the place is that of the nearest value around it. */
  isWritten: boolean;
  /** The rules that changed the value. */
  edits: SourceEdit[];
}

interface SourcesFile {
  version: number;
  files: string[];
  edits: { rule: string; file?: number; line?: number; column?: number }[];
  parts: Record<string, string>;
}

/** The source of each value of a document by its JSON pointer, from the text of its `sources.json`. */
export function decodeSources(text: string, document: JsonObject): Map<string, Source> {
  const { files, edits, parts } = parse(text);
  const named = edits.map(({ file, ...edit }): SourceEdit => {
    return { ...edit, ...(file !== undefined && { file: files[file] ?? "" }) };
  });
  const readers = new Map(
    Object.entries(parts).map(([part, numbers]) => [part, createPartReader(part, numbers)]),
  );
  const sources = new Map<string, Source>();
  const add = (pointer: string) => {
    const next = readers.get(partOf(pointer))?.next();
    if (!next) throw new Error(`sources.json does not list ${pointer}. Generate it again.`);
    const around = sources.get(pointer.slice(0, Math.max(0, pointer.lastIndexOf("/"))));
    sources.set(pointer, toSource(next, { files, edits: named, around }));
  };
  add("");
  walkEntries(inOrderOfText(document), "", ({ pointer }) => add(pointer));
  for (const reader of readers.values()) reader.assertEnd();
  return sources;
}

function parse(text: string): SourcesFile {
  const value: unknown = JSON.parse(text);
  const isKnown = isObject(value) && value["version"] === 1;
  if (!isKnown) throw new Error("sources.json has another version than 1.");
  return value as unknown as SourcesFile; // written by the pipeline; scripts/sources.schema.json describes it
}

interface Known {
  files: readonly string[];
  edits: readonly SourceEdit[];
  /** The source of the value that holds this one. */
  around: Source | undefined;
}

function toSource(
  { place, edits: indexes }: PlaceNumbers,
  { files, edits: known, around }: Known,
): Source {
  const own = indexes.flatMap((index) => known[index] ?? []);
  if (place) {
    const { file, line, column } = place;
    return { file: files[file] ?? "", line, column, isWritten: true, edits: own };
  }
  const { file = files[0] ?? "", line = 1, column = 1 } = around ?? {};
  // The edit of a value also explains the values inside it that no page has.
  const edits = own.length > 0 ? own : (around?.edits ?? []);
  return { file, line, column, isWritten: false, edits };
}
