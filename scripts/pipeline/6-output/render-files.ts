import type { Built } from "../report/built.ts";
import type { HeaderWords } from "../report/banner.ts";
import type { Page } from "../report/page.ts";
import type { Rule } from "../report/rules.ts";
import type { JsonObject } from "../values/json-object.ts";
import { renderCode, type CodeSettings } from "./render-code.ts";

/** An API whose document is built. */
export interface Renderable {
  api: string;
  built: Built;
  document: JsonObject;
  /** The text of `openapi.yaml`. */
  yaml: string;
}

export interface RenderSettings extends CodeSettings {
  rules: ReadonlyMap<string, Rule>;
  /** The files that are wanted besides `openapi.yaml`. By default all. */
  outputs?: { changes?: boolean; sources?: boolean; types?: boolean } | undefined;
  /** The path of a page from the directory of the files. By default the two directories of the project are neighbors. */
  pathTo?: (page: Page) => string;
}

/** The text of each generated file of an API by its name. The commands and the library have no other list of the files. */
export async function renderFiles(
  { api, built, document, yaml }: Renderable,
  settings: RenderSettings,
): Promise<Map<string, string>> {
  const { words, rules, outputs = {}, pathTo = pathFromSibling, format, beforeStep } = settings;
  const { changes = true, sources = true, types = true } = outputs;
  const texts: Record<string, string> = {};
  if (changes) Object.assign(texts, await renderReports({ api, built }, { words, rules }));
  if (sources) texts["sources.json"] = await renderSourcesOf(document, { api, words });
  await beforeStep?.();
  const formattedYaml = format("openapi.yaml", yaml);
  const formatted = Object.entries(texts).map(async ([name, text]): Promise<[string, string]> => [
    name,
    await format(name, text),
  ]);
  // The code is made also if it is not written: a document without correct types is an error.
  const code = renderCode({ api, document, formattedYaml }, settings);
  const [codeFiles, yamlText, ...others] = await Promise.all([code, formattedYaml, ...formatted]);
  const files = new Map([["openapi.yaml", yamlText], ...others]);
  if (!types) return files;
  return addDeclarationMap(new Map([...files, ...codeFiles]), { document, pathTo });
}

/** `generated/<api>` and `specs/<api>` are in one directory. */
function pathFromSibling({ name }: Page): string {
  return `../../${name}`;
}

async function renderSourcesOf(
  document: JsonObject,
  { api, words }: { api: string; words: HeaderWords },
): Promise<string> {
  const { renderSources } = await import("./sources-json.ts");
  return renderSources(document, api, words);
}

async function renderReports(
  { api, built }: Pick<Renderable, "api" | "built">,
  { words, rules }: Pick<RenderSettings, "words" | "rules">,
): Promise<Record<string, string>> {
  const { createChangeReport } = await import("./changes/change-report.ts");
  const { renderChanges } = await import("./changes-md.ts");
  const { renderChangesJson } = await import("./changes-json.ts");
  const report = createChangeReport(api, built, rules);
  return {
    "changes.md": renderChanges(report, words),
    "changes.json": renderChangesJson(report, words),
  };
}

/** The map counts the lines of the formatted types. */
async function addDeclarationMap(
  files: Map<string, string>,
  { document, pathTo }: { document: JsonObject; pathTo: (page: Page) => string },
): Promise<Map<string, string>> {
  const declarations = files.get("types.d.ts");
  if (declarations === undefined) return files;
  const { MAP_COMMENT, renderDeclarationMap } = await import("../5-types/declaration-map.ts");
  // The code of an earlier run has the comment already.
  const isComplete = declarations.endsWith(MAP_COMMENT);
  const types = isComplete ? declarations.slice(0, -MAP_COMMENT.length) : declarations;
  files.set("types.d.ts", types + MAP_COMMENT);
  return files.set("types.d.ts.map", renderDeclarationMap(types, document, pathTo));
}
