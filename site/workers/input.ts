import type { ApiFiles } from "../../scripts/pipeline/1-extract/api-files.ts";
import type { Page } from "../../scripts/pipeline/report/page.ts";

/** The files of one API, by their names below `specs/<api>/`, such as `pages/get-task.md` and `overlay.yaml`. */
export interface EngineInput {
  api: string;
  files: Record<string, string>;
}

/** The input of the pipeline, in the order in which `generate` reads it. */
export function toApiFiles({ api, files }: EngineInput): ApiFiles {
  const toPage = (file: string): Page | undefined => {
    const text = files[file];
    const name = `specs/${api}/${file}`;
    return text === undefined ? undefined : { path: name, name, text };
  };
  const names = Object.keys(files).filter((file) => file.startsWith("pages/"));
  return {
    name: api,
    pages: names.sort().flatMap((file) => toPage(file) ?? []),
    handwritten: toPage("openapi.yaml"),
    overlay: toPage("overlay.yaml"),
  };
}

/** The name of a page in the input: `pages/get-task.md` for `specs/livepeer/pages/get-task.md`. */
export function inputName(page: Page): string {
  return page.name.split("/").slice(2).join("/");
}
