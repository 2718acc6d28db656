import type { Finding } from "../findings/finding.ts";
import type { BuildInput } from "../pipeline/2-repair/build-input.ts";
import { problemsOfFindings } from "../pipeline/6-output/lint-findings.ts";
import { buildApi, type Built } from "../pipeline/build-api.ts";
import { toRows } from "../pipeline/report/problems.ts";
import { progressTo } from "../shared/progress.ts";
import { lintDocuments } from "../shared/redocly.ts";
import type { LintFinding } from "../shared/redocly-findings.ts";
import { unreadableProblem } from "../shared/unreadable-problem.ts";
import { quirkRows } from "./quirk-rows.ts";

/** The files of several APIs, of today or of a git revision. */
export interface LintInputs {
  apis: readonly string[];
  read(api: string): BuildInput | Promise<BuildInput>;
  /** The generated OpenAPI files, by API. */
  generated: ReadonlyMap<string, string>;
  /** The file or directory of an API, for a problem without a page. */
  fallbackOf(api: string): string;
  /** The path of the generated file of an API. Absent if the file is not one of today. */
  generatedFileOf?(api: string): string;
}

export interface LintedInput {
  api: string;
  /** The number of pages. */
  pages: number;
  built: Built;
  hasGenerated: boolean;
  /** The problems of the pages, those of the generated file at the lines of the pages, and the repairs. */
  rows: Finding[];
}

interface BuiltApi {
  api: string;
  files: BuildInput;
  built: Built;
}

/** Builds the APIs while `redocly lint` reads their generated files. */
export async function lintInputs(inputs: LintInputs): Promise<LintedInput[]> {
  const { apis, generated } = inputs;
  const linting = lintDocuments(generated);
  // A rejection is handled at `await` below. Until then Node must not count it as unhandled.
  linting.catch(() => undefined);
  const progress = progressTo(process.stderr);
  const all: BuiltApi[] = [];
  for (const [index, api] of apis.entries()) {
    progress(`reading ${api}`, { done: index, total: apis.length });
    all.push(await readAndBuild(inputs, api));
  }
  progress("waiting for `redocly lint`", { done: apis.length, total: apis.length });
  const findings = await linting;
  return all.map((one) => {
    const { api, built, files } = one;
    const rows = rowsOf(one, inputs, findings);
    return { api, pages: files.pages.length, built, hasGenerated: generated.has(api), rows };
  });
}

async function readAndBuild({ read }: LintInputs, api: string): Promise<BuiltApi> {
  try {
    const files = await read(api);
    return { api, files, built: await buildApi(files) };
  } catch (error) {
    const problems = [unreadableProblem(error)];
    const built = { documents: 0, changes: [], problems, placeholders: [] };
    return { api, files: { name: api, pages: [] }, built };
  }
}

function rowsOf(
  { api, files, built }: BuiltApi,
  { fallbackOf, generatedFileOf }: LintInputs,
  findings: LintFinding[],
): Finding[] {
  const { document, changes, problems } = built;
  const own = findings.filter((finding) => finding.api === api);
  const located = document ? problemsOfFindings({ document, changes }, own) : [];
  const fallback = fallbackOf(api);
  const file = generatedFileOf?.(api);
  const locatedRows = located.flatMap(({ generated, ...problem }) => {
    const place = generated && file !== undefined ? { generated: { file, ...generated } } : {};
    return toRows([problem], fallback).map((row): Finding => ({ ...row, ...place }));
  });
  return [...quirkRows(files, changes), ...toRows(problems, fallback), ...locatedRows];
}
