import { join } from "node:path";
import { renderYaml } from "../pipeline/6-output/openapi-yaml.ts";
import { buildApi, type Built } from "../pipeline/build-api.ts";
import { hasError, problemOf } from "../pipeline/report/problems.ts";
import { CommandError } from "../shared/command.ts";
import { readInputs, type InputFiles } from "../shared/folders.ts";

/** An API whose document is made, and whose files are not yet. */
export interface StartedApi {
  api: string;
  started: number;
  pages: number;
  built: Built;
  /** The bytes of its input files, as they were read. */
  inputs: ReadonlyMap<string, Buffer>;
  yaml?: string;
}

export async function startApi(
  specs: string,
  api: string,
  progress: (text: string) => void,
): Promise<StartedApi> {
  progress(`reading ${api}`);
  const started = performance.now();
  const found = readSafely(specs, api);
  if (found instanceof CommandError) {
    const problem = problemOf("unreadable", found.message);
    const built = { documents: 0, changes: [], problems: [problem], placeholders: [] };
    return { api, started, pages: 0, built, inputs: new Map() };
  }
  const { files, inputs } = found;
  const built = await buildApi(files);
  if (files.pages.length === 0) {
    const message = `The folder ${join(specs, api, "pages")} holds no page: put the vendor's pages there.`;
    built.problems.push(problemOf("no-page", message));
  }
  const run = { api, started, pages: files.pages.length, built, inputs };
  return built.document && !hasError(built)
    ? { ...run, yaml: renderYaml(built.document, api) }
    : run;
}

/** What one API's folder lacks must not stop the others. */
function readSafely(specs: string, api: string): InputFiles | CommandError {
  try {
    return readInputs(specs, api);
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
}
