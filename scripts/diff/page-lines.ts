import type { ApiFiles } from "../pipeline/1-extract/api-files.ts";
import { placeOfPointer } from "../pipeline/6-output/lint-findings.ts";
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

/** Builds an API from its pages. Without a document, no line is found. */
export async function createFindLine(files: ApiFiles): Promise<FindLine> {
  const { document } = await buildApi(files);
  return document ? findLineIn(document) : () => undefined;
}

/** `document` is one that the pipeline has built, whose values still know their pages. */
export function findLineIn(document: JsonObject): FindLine {
  return (pointer) => {
    const at = placeOfPointer(document, pointer)?.at;
    return at && { page: at.page.path, ...lineAndColumn(at) };
  };
}
