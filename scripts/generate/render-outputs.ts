import { rulesOf } from "../pipeline/build-api.ts";
import { buildSettings, currentProject, headerWords } from "../shared/project.ts";
import { pathForSettings } from "../shared/settings-files.ts";
import { createChangeReport } from "../pipeline/6-output/changes/change-report.ts";
import { renderChangesJson } from "../pipeline/6-output/changes-json.ts";
import { renderChanges } from "../pipeline/6-output/changes-md.ts";
import type { Formatter } from "./formatter.ts";
import type { Outputs } from "./outputs.ts";
import type { StartedApi } from "./start-api.ts";

/** The text of each generated file of an API whose document is built. */
export async function renderOutputs(
  { api, built }: StartedApi,
  { document, yaml }: NonNullable<StartedApi["openapi"]>,
  { out, formatter }: { out: string; formatter: Formatter },
): Promise<Outputs> {
  const { renderTypes } = await import("../pipeline/5-types/types.ts");
  const { renderEnumModule } = await import("../pipeline/5-types/enum-module.ts");
  const { MAP_COMMENT, renderDeclarationMap } =
    await import("../pipeline/5-types/declaration-map.ts");
  const words = headerWords();
  const { changes = true, types = true } = currentProject().config.outputs ?? {};
  const texts: Record<string, string> = { "openapi.yaml": yaml };
  if (changes) {
    const rules = rulesOf({ name: api, pages: [], ...buildSettings() });
    const report = createChangeReport(api, built, rules);
    texts["changes.md"] = renderChanges(report, words);
    texts["changes.json"] = renderChangesJson(report);
  }
  // Made also if they are not written: a document without correct types is an error.
  const typesText = await renderTypes(document, api, words);
  if (types) {
    texts["types.d.ts"] = typesText;
    texts["enums.ts"] = renderEnumModule(document, api, words);
  }
  const formatted = Object.entries(texts).map(async ([name, text]): Promise<[string, string]> => {
    const file = `${api}/${name}`;
    return [file, await formatter.format(pathForSettings(out, file), text)];
  });
  const outputs = new Map(await Promise.all(formatted));
  const declarations = outputs.get(`${api}/types.d.ts`);
  if (declarations !== undefined) {
    outputs.set(`${api}/types.d.ts`, declarations + MAP_COMMENT);
    outputs.set(`${api}/types.d.ts.map`, renderDeclarationMap(declarations, document));
  }
  return outputs;
}
