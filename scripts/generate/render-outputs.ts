import { createChangeReport } from "../pipeline/6-output/changes/change-report.ts";
import { renderChangesJson } from "../pipeline/6-output/changes-json.ts";
import { renderChanges } from "../pipeline/6-output/changes-md.ts";
import { rules } from "../pipeline/build-api.ts";
import type { Formatter } from "./formatter.ts";
import type { Outputs } from "./outputs.ts";
import type { StartedApi } from "./start-api.ts";

/** The generated files of one API, without its lock file. */
export async function renderOutputs(
  { api, built }: StartedApi,
  { document, yaml }: NonNullable<StartedApi["openapi"]>,
  formatter: Formatter,
): Promise<Outputs> {
  const { renderTypes } = await import("../pipeline/5-types/types.ts");
  const { renderEnumModule } = await import("../pipeline/5-types/enum-module.ts");
  const { MAP_COMMENT, renderDeclarationMap } =
    await import("../pipeline/5-types/declaration-map.ts");
  const types = await formatter.format("types.d.ts", await renderTypes(document, api));
  const enums = renderEnumModule(document, api);
  const changes = createChangeReport(api, built, rules);
  return new Map([
    [`${api}/openapi.yaml`, yaml],
    [`${api}/changes.md`, renderChanges(changes)],
    [`${api}/changes.json`, renderChangesJson(changes)],
    [`${api}/types.d.ts`, types + MAP_COMMENT],
    [`${api}/types.d.ts.map`, renderDeclarationMap(types, document)],
    [`${api}/enums.ts`, await formatter.format("enums.ts", enums)],
  ]);
}
