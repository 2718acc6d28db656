import { join, relative } from "node:path";
import { rulesOf } from "../pipeline/build-api.ts";
import { renderFiles } from "../pipeline/6-output/render-files.ts";
import { buildSettings, currentProject, headerWords, writesSources } from "../shared/project.ts";
import { toSlashes } from "../shared/slashes.ts";
import { pathForSettings } from "../shared/settings-files.ts";
import type { Locks } from "../shared/lock-file.ts";
import { hasSameTools } from "../shared/tools.ts";
import { readEarlierCode } from "./earlier-code.ts";
import type { Formatter } from "./formatter.ts";
import type { Outputs } from "./outputs.ts";
import type { StartedApi } from "./start-api.ts";

interface RenderSettings {
  out: string;
  formatter: Formatter;
  tools: Record<string, string>;
  locks: Locks;
  /** Whether to leave out `sources.json`. */
  noSources?: boolean | undefined;
}

/** The text of each generated file of an API whose document is built. */
export async function renderOutputs(
  { api, built }: StartedApi,
  openapi: NonNullable<StartedApi["openapi"]>,
  { out, formatter, tools, locks, noSources = false }: RenderSettings,
): Promise<Outputs> {
  const locked = locks[api];
  const files = await renderFiles(
    { api, built, ...openapi },
    {
      words: headerWords(),
      rules: rulesOf({ name: api, pages: [], ...buildSettings() }),
      outputs: { ...currentProject().config.outputs, sources: writesSources(noSources) },
      pathTo: ({ path }) => toSlashes(relative(join(out, api), path)),
      format: (name, text) => formatter.format(pathForSettings(out, `${api}/${name}`), text),
      earlierCode: (yaml) =>
        hasSameTools(locked, tools) ? readEarlierCode(out, { api, yaml, locked }) : undefined,
      settingsOf: (name) => formatter.settingsOf(pathForSettings(out, `${api}/${name}`)),
    },
  );
  return new Map([...files].map(([name, text]) => [`${api}/${name}`, text]));
}
