import type { ApiFiles } from "../pipeline/1-extract/api-files.ts";
import { placeOfPointer } from "../pipeline/6-output/lint-findings.ts";
import { decodeSources } from "../pipeline/6-output/sources/decode-sources.ts";
import { buildApi } from "../pipeline/build-api.ts";
import { lineAndColumn } from "../pipeline/report/page.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";

/** Where a vendor's page says something. */
export interface PageLine {
  page: string;
  line: number;
  column: number;
}

/** Finds the line of a page from which the part of a document at a JSON pointer comes. */
export type FindLine = (pointer: string) => PageLine | undefined;

/** The generated files of one version of an API, and its pages. */
interface Version {
  document: JsonObject;
  /** The text of `sources.json`. Absent if it is not generated. */
  sources: string | undefined;
  /** The path of a file that `sources.json` names. */
  toPath: (name: string) => string;
  /** The input files, if there are any. */
  readFiles: () => Promise<ApiFiles | undefined>;
}

/** Finds lines in `sources.json`. Without one that fits the document, the pages are built to find them. */
export async function createFindLine(version: Version): Promise<FindLine | undefined> {
  const found = findLineInSources(version);
  if (found) return found;
  const files = await version.readFiles();
  if (!files) return undefined;
  const { document } = await buildApi(files);
  return document ? findLineIn(document) : undefined;
}

/** Returns nothing if there is no `sources.json`, or the generated file was edited since then. */
export function findLineInSources({
  document,
  sources,
  toPath,
}: Omit<Version, "readFiles">): FindLine | undefined {
  const places = sources === undefined ? undefined : tryToDecode(sources, document);
  if (!places) return undefined;
  return (pointer) => {
    let known = pointer;
    while (!places.has(known) && known !== "") known = known.slice(0, known.lastIndexOf("/"));
    const place = places.get(known);
    return place && { page: toPath(place.file), line: place.line, column: place.column };
  };
}

function tryToDecode(sources: string, document: JsonObject) {
  try {
    return decodeSources(sources, document);
  } catch {
    return undefined;
  }
}

/** `document` is one that the pipeline has built, whose values still know their pages. */
export function findLineIn(document: JsonObject): FindLine {
  return (pointer) => {
    const at = placeOfPointer(document, pointer)?.at;
    return at && { page: at.page.path, ...lineAndColumn(at) };
  };
}
