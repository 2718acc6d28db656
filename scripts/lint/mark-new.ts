import { fingerprintOf } from "../findings/fingerprint.ts";
import { openPastDirectory, type PastDirectory } from "../diff/git.ts";
import { OPENAPI_FILE } from "../diff/list-compared-apis.ts";
import { readPastInputs } from "../diff/past-inputs.ts";
import type { Directories } from "./lint-apis.ts";
import { lintInputs } from "./lint-inputs.ts";
import type { LintReport } from "./lint-report.ts";

/** Marks the findings that the files at a git revision do not have. The lines of the pages do not count. */
export async function markNew(
  reports: readonly LintReport[],
  { specs, out }: Directories,
  revision: string,
): Promise<LintReport[]> {
  const pastSpecs = await openPastDirectory(specs, revision);
  const pastOut = await openPastDirectory(out, revision);
  const apis = reports.map(({ name }) => name).filter((api) => hasFiles(pastSpecs, api));
  const linted = await lintInputs({
    apis,
    read: (api) => readPastInputs(specs, api, pastSpecs),
    generated: await readPastDocuments(pastOut, apis),
    fallbackOf: (api) => `${specs}/${api}`,
  });
  const past = new Map(linted.map(({ api, rows }) => [api, new Set(rows.map(fingerprintOf))]));
  return reports.map((report) => {
    const known = past.get(report.name);
    const mark = (finding: LintReport["findings"][number]) =>
      known?.has(fingerprintOf(finding)) ? finding : { ...finding, isNew: true };
    return { ...report, findings: report.findings.map(mark) };
  });
}

function hasFiles({ files }: PastDirectory, api: string): boolean {
  return files.some((file) => file.startsWith(`${api}/`));
}

async function readPastDocuments(
  past: PastDirectory,
  apis: readonly string[],
): Promise<Map<string, string>> {
  const documents = new Map<string, string>();
  for (const api of apis) {
    const file = `${api}/${OPENAPI_FILE}`;
    if (past.files.includes(file)) documents.set(api, await past.read(file));
  }
  return documents;
}
