import { renderYaml } from "../pipeline/6-output/openapi-yaml.ts";
import { buildApi, type Built } from "../pipeline/build-api.ts";
import { hasError, problemFrom, problemOf, type Problem } from "../pipeline/report/problems.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { readInputs, type ApiInputs } from "../shared/input-files.ts";
import { describeMissingPages } from "../shared/missing-pages.ts";
import { headerWords } from "../shared/project.ts";
import { unreadableProblem } from "../shared/unreadable-problem.ts";

/** An API whose OpenAPI document is built. Its types are still missing. */
export interface StartedApi {
  api: string;
  /** Time stamp of `performance.now()`. */
  started: number;
  pages: number;
  built: Built;
  /** The bytes of each input file, by its path relative to `specs`. */
  inputs: ReadonlyMap<string, Buffer>;
  /** The OpenAPI document and its text. Absent if the API has errors. */
  openapi?: { document: JsonObject; yaml: string };
}

export async function startApi(specs: string, api: string): Promise<StartedApi> {
  const started = performance.now();
  const read = tryToRead(specs, api);
  if ("severity" in read) {
    const problem = read;
    const built = { documents: 0, changes: [], problems: [problem], placeholders: [] };
    return { api, started, pages: 0, built, inputs: new Map() };
  }
  const { files, bytes: inputs } = read;
  const built = await buildApi(files);
  if (files.pages.length === 0) {
    const { file, message } = describeMissingPages(specs, api);
    built.problems.push(problemOf("no-page", message, { file }));
  }
  const run = { api, started, pages: files.pages.length, built, inputs };
  const { document } = built;
  if (!document || hasError(built)) return run;
  try {
    return { ...run, openapi: { document, yaml: renderYaml(document, api, headerWords()) } };
  } catch (error) {
    built.problems.push(problemFrom(error));
    return run;
  }
}

function tryToRead(specs: string, api: string): ApiInputs | Problem {
  try {
    return readInputs(specs, api);
  } catch (error) {
    return unreadableProblem(error);
  }
}
