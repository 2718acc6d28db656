import { join } from "node:path";
import type { BuildInput } from "../pipeline/2-repair/build-input.ts";
import type { Page } from "../pipeline/report/page.ts";
import { buildSettings, specsName } from "../shared/project.ts";
import type { PastDirectory } from "./git.ts";

/** The input files of an API at a git revision. `past` is the directory of all APIs. */
export async function readPastInputs(
  specs: string,
  api: string,
  past: PastDirectory,
): Promise<BuildInput> {
  const names = past.files.filter((file) => isInput(file, api));
  const pages = await Promise.all(names.map((file) => readPage(specs, file, past)));
  const find = (name: string) =>
    pages.find(({ name: full }) => full === `${specsName()}/${api}/${name}`);
  return {
    name: api,
    pages: pages.filter(({ name }) => name.startsWith(`${specsName()}/${api}/pages/`)),
    handwritten: find("openapi.yaml"),
    overlay: find("overlay.yaml"),
    ...buildSettings(),
  };
}

function isInput(file: string, api: string): boolean {
  const [directory, name = "", page, ...deeper] = file.split("/");
  if (directory !== api || deeper.length > 0) return false;
  if (page === undefined) return name === "openapi.yaml" || name === "overlay.yaml";
  return name === "pages" && !page.startsWith(".");
}

async function readPage(specs: string, file: string, past: PastDirectory): Promise<Page> {
  return { path: join(specs, file), name: `${specsName()}/${file}`, text: await past.read(file) };
}
