import { problemsOfFindings } from "../pipeline/6-output/lint-findings.ts";
import type { Built } from "../pipeline/build-api.ts";
import { placeOfValue } from "../pipeline/report/entry-place.ts";
import { hasError, problemFrom } from "../pipeline/report/problems.ts";
import { LOCK_VERSION, lockFileOf, type Locks } from "../shared/lock-file.ts";
import type { Progress } from "../shared/progress.ts";
import { pathForSettings } from "../shared/settings-files.ts";
import { lintDocuments } from "../shared/redocly.ts";
import type { LintFinding } from "../shared/redocly-findings.ts";
import { reportApi, type ApiReport } from "./api-report.ts";
import { createFormatter, type Formatter } from "./formatter.ts";
import { lockApi, printLock } from "./lock-output.ts";
import type { Outputs } from "./outputs.ts";
import { renderOutputs } from "./render-outputs.ts";
import { startApi, type StartedApi } from "./start-api.ts";

export interface ApiRun {
  report: ApiReport;
  /** With the lock file that describes them. Absent if the API has errors. Its existing files must not be changed then. */
  outputs?: Outputs;
}

interface RunSettings {
  specs: string;
  out: string;
  apis: string[];
  /** The versions of the tools, for the lock files. */
  tools: Record<string, string>;
  /** The lock files of the APIs whose code may stay as it is if their document is the same. */
  locks: Locks;
  progress: Progress;
  /** A formatter to reuse. By default the run creates one. */
  formatter?: Formatter | undefined;
  /** Whether to leave out `sources.json`. */
  noSources?: boolean;
  /** Called with each API before its types are generated and its document is linted. */
  onBuilt?: ((run: StartedApi) => void) | undefined;
}

/** Runs the pipeline in memory. The linter (a process) and the formatter (a thread) work in parallel with it. */
export async function runApis(settings: RunSettings): Promise<ApiRun[]> {
  const { specs, apis, progress } = settings;
  const formatter = settings.formatter ?? createFormatter();
  try {
    const started: StartedApi[] = [];
    for (const [index, api] of apis.entries()) {
      progress(`reading ${api}`, { done: index, total: apis.length });
      const run = await startApi(specs, api);
      settings.onBuilt?.(run);
      started.push(run);
    }
    return await completeApis(started, { ...settings, formatter });
  } finally {
    if (!settings.formatter) formatter.close();
  }
}

async function completeApis(
  started: StartedApi[],
  settings: RunSettings & { formatter: Formatter },
): Promise<ApiRun[]> {
  const { progress } = settings;
  const documents = new Map(
    started.flatMap(({ api, openapi }) => (openapi ? [[api, openapi.yaml] as const] : [])),
  );
  const linting = lintDocuments(documents);
  linting.catch(() => undefined); // a rejection is thrown below, when the types are done
  const outputs = new Map<string, Promise<Outputs>>();
  for (const [index, run] of started.entries()) {
    if (!run.openapi) continue;
    progress(`generating the types of ${run.api}`, { done: index, total: started.length });
    // Two at a time: one whose types are generated, and one whose files are formatted. All together need twice the memory.
    await outputs.get(started[index - 2]?.api ?? "");
    outputs.set(run.api, renderOutputs(run, run.openapi, settings).catch(reportTo(run.built)));
  }
  const total = started.length;
  progress("waiting for the types and for `redocly lint`", { done: total, total });
  // Awaited together, so that a rejection of one is handled while the other is still running.
  const [findings] = await Promise.all([linting, ...outputs.values()]);
  for (const run of started) addFindings(run, findings);
  return Promise.all(
    started.map(async (run) => finishApi(run, await outputs.get(run.api), settings)),
  );
}

function addFindings({ api, built }: StartedApi, findings: LintFinding[]): void {
  const { document, problems } = built;
  if (!document) return;
  const own = findings.filter((finding) => finding.api === api);
  problems.push(...problemsOfFindings({ document, changes: built.changes }, own));
}

/** If types cannot be generated, that is a problem of their API only. */
function reportTo(built: Built): (error: unknown) => Outputs {
  return (error) => {
    const problem = problemFrom(error);
    const place = problem.at ? {} : placeOfValue(built.document);
    built.problems.push({ ...problem, ...place });
    return new Map();
  };
}

/** The lock file is formatted too: it is one of the files that the project's own check of the format reads. */
async function finishApi(
  run: StartedApi,
  outputs: Outputs = new Map(),
  { specs, out, tools, formatter }: RunSettings & { formatter: Formatter },
): Promise<ApiRun> {
  const report = reportApi(specs, run);
  if (hasError(run.built)) return { report };
  const lock = printLock({ version: LOCK_VERSION, tools, ...lockApi(run, outputs, report) });
  const file = lockFileOf(run.api);
  const text = await formatter.format(pathForSettings(out, file), lock);
  return { report, outputs: new Map([...outputs, [file, text]]) };
}
