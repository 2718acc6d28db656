import { parse } from "yaml";
import { decodeSources, type Source } from "../pipeline/6-output/sources/decode-sources.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * Reads the text of a `sources.json` together with the text of its `openapi.yaml`. The result has the source of each
 * value by its JSON pointer. Throws an `Error` if the two files are not from the same run.
 *
 * @example
 * const sources = readSources(sourcesJson, openapiYaml);
 * sources.get("/components/schemas/Task/properties/status");
 * // { file: "specs/example/pages/get-task.md", line: 41, column: 9, isWritten: true, edits: [] }
 */
export function readSources(sources: string, openapi: string): Map<string, Source> {
  const document: unknown = parse(openapi);
  if (!isObject(document)) throw new Error("openapi.yaml does not contain an OpenAPI document.");
  return decodeSources(sources, document);
}
