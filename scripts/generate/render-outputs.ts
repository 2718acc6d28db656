import { rulesOf } from "../pipeline/build-api.ts";
import { renderFiles } from "../pipeline/6-output/render-files.ts";
import { buildSettings, currentProject, headerWords } from "../shared/project.ts";
import { pathForSettings } from "../shared/settings-files.ts";
import type { Formatter } from "./formatter.ts";
import type { Outputs } from "./outputs.ts";
import type { StartedApi } from "./start-api.ts";

/** The text of each generated file of an API whose document is built. */
export async function renderOutputs(
  { api, built }: StartedApi,
  openapi: NonNullable<StartedApi["openapi"]>,
  { out, formatter }: { out: string; formatter: Formatter },
): Promise<Outputs> {
  const files = await renderFiles(
    { api, built, ...openapi },
    {
      words: headerWords(),
      rules: rulesOf({ name: api, pages: [], ...buildSettings() }),
      outputs: currentProject().config.outputs,
      format: (name, text) => formatter.format(pathForSettings(out, `${api}/${name}`), text),
    },
  );
  return new Map([...files].map(([name, text]) => [`${api}/${name}`, text]));
}
