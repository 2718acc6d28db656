import { renderChanges } from "../pipeline/6-output/changes-md.ts";
import { locateFinding } from "../pipeline/6-output/lint-findings.ts";
import { rules, type Built } from "../pipeline/build-api.ts";
import { DocumentError, hasError } from "../pipeline/report/problems.ts";
import { compareText } from "../pipeline/values/compare-text.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { lockInput, sha256 } from "../shared/hashes.ts";
import type { LockedApi } from "../shared/lock.ts";
import { lintDocuments } from "../shared/redocly.ts";
import { reportApi, type ApiReport } from "./api-report.ts";
import { createFormatter, type Formatter } from "./formatter.ts";
import type { Outputs } from "./outputs.ts";
import { startApi, type StartedApi } from "./start-api.ts";

export interface ApiRun {
  report: ApiReport;
  /** Absent when the API has an error: then none of its files may be touched. */
  outputs?: Outputs;
  locked?: LockedApi;
}

export interface RunSetting {
  specs: string;
  apis: string[];
  progress(text: string): void;
  /** One that is there already; else the run makes its own. */
  formatter?: Formatter | undefined;
}

/** Runs the pipeline in memory; the linter and the formatter (processes) work while the types are made. */
export async function runApis({ specs, apis, progress, formatter }: RunSetting): Promise<ApiRun[]> {
  const used = formatter ?? createFormatter();
  try {
    const started: StartedApi[] = [];
    for (const api of apis) started.push(await startApi(specs, api, progress));
    return await completeApis(specs, started, used, progress);
  } finally {
    if (!formatter) used.close();
  }
}

async function completeApis(
  specs: string,
  started: StartedApi[],
  formatter: Formatter,
  progress: (text: string) => void,
): Promise<ApiRun[]> {
  const texts = started.flatMap(({ api, yaml }) =>
    yaml === undefined ? [] : [[api, yaml] as const],
  );
  const pending = lintDocuments(new Map(texts));
  const outputs = new Map<string, Promise<Outputs>>();
  for (const { api, built, yaml } of started) {
    const { document } = built;
    if (document === undefined || yaml === undefined) continue;
    progress(`making the types of ${api}`);
    const rendered = renderOutputs({ api, built, document, yaml }, formatter);
    outputs.set(api, rendered.catch(reportTo(built)));
  }
  progress(`linting ${texts.length} document(s)`);
  // Both at once, so that neither's failure goes unheard while the other is awaited.
  const [findings] = await Promise.all([pending, ...outputs.values()]);
  for (const { api, built } of started) {
    const own = findings.filter((finding) => finding.api === api);
    const { document } = built;
    if (document) built.problems.push(...own.map((finding) => locateFinding(document, finding)));
  }
  return Promise.all(started.map(async (run) => finishApi(specs, run, await outputs.get(run.api))));
}

/** Types that cannot be made are a problem of their API: the others come out. */
function reportTo(built: Built): (error: unknown) => Outputs {
  return (error) => {
    if (!(error instanceof DocumentError)) throw error;
    built.problems.push(error.problem);
    return new Map();
  };
}

interface Rendering {
  api: string;
  built: Built;
  document: JsonObject;
  yaml: string;
}

async function renderOutputs(
  { api, built, document, yaml }: Rendering,
  formatter: Formatter,
): Promise<Outputs> {
  const format = async (file: string, text: string) =>
    [`${api}/${file}`, await formatter.format(file, text)] as const;
  const early = [
    format("openapi.yaml", yaml),
    format("changes.md", renderChanges(api, built, rules)),
  ];
  const { renderTypes } = await import("../pipeline/5-types/types.ts");
  const types = renderTypes(document, api).then((text) => format("types.ts", text));
  return new Map(await Promise.all([...early, types]));
}

function finishApi(specs: string, run: StartedApi, outputs: Outputs = new Map()): ApiRun {
  const report = reportApi(specs, run);
  return hasError(run.built) ? { report } : { report, outputs, locked: lockApi(run, outputs) };
}

function lockApi({ inputs, built }: StartedApi, outputs: Outputs): LockedApi {
  const read = [...inputs].map(
    ([file, bytes]) => [file, lockInput(bytes, built.placeholders)] as const,
  );
  const hashes = [...outputs].map(([file, text]) => [file, sha256(text)] as const);
  hashes.sort(([a], [b]) => compareText(a, b));
  return { inputs: Object.fromEntries(read), outputs: Object.fromEntries(hashes) };
}
