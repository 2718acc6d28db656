import { fingerprintOf } from "../findings/fingerprint.ts";
import { openPastDirectory, type PastDirectory } from "../diff/git.ts";
import { OPENAPI_FILE } from "../diff/list-compared-apis.ts";
import { readPastInputs } from "../diff/past-inputs.ts";
import type { Directories } from "./lint-apis.ts";
import { lintInputs } from "./lint-inputs.ts";
import type { LintReport } from "./lint-report.ts";

/** The directories of the pages and of the generated files at the revision. */
interface Past {
  specs: PastDirectory;
  out: PastDirectory;
}

const REPAIR = "Leave out --base.";

/** Marks the findings that the files at a git revision do not have. The lines of the pages do not count. */
export async function markNew(
  reports: readonly LintReport[],
  { specs, out }: Directories,
  revision: string,
): Promise<LintReport[]> {
  const past = {
    specs: await openPastDirectory(specs, revision, REPAIR),
    out: await openPastDirectory(out, revision, REPAIR),
  };
  const changed = await changedApis(past);
  const apis = reports.map(({ name }) => name).filter((api) => changed.has(api));
  const known = await readPastFindings(apis, specs, past);
  return reports.map((report) =>
    changed.has(report.name) ? markReport(report, known.get(report.name)) : report,
  );
}

/**
 * The other APIs have the same findings as at the revision, because the old files are read with the tools and the
 * configuration of today.
 */
async function changedApis({ specs, out }: Past): Promise<Set<string>> {
  const documents = (await out.listChanged()).filter((file) => file.endsWith(`/${OPENAPI_FILE}`));
  const files = [...(await specs.listChanged()), ...documents];
  return new Set(files.map((file) => file.split("/", 1)[0] ?? ""));
}

/** The fingerprints of the findings at the revision, by API. */
async function readPastFindings(
  apis: readonly string[],
  specs: string,
  past: Past,
): Promise<Map<string, Set<string>>> {
  const present = apis.filter((api) => past.specs.files.some((file) => file.startsWith(`${api}/`)));
  if (present.length === 0) return new Map();
  const linted = await lintInputs({
    apis: present,
    read: (api) => readPastInputs(specs, api, past.specs),
    generated: await readPastDocuments(past.out, present),
    fallbackOf: (api) => `${specs}/${api}`,
  });
  return new Map(linted.map(({ api, rows }) => [api, new Set(rows.map(fingerprintOf))]));
}

function markReport(report: LintReport, known: ReadonlySet<string> | undefined): LintReport {
  const findings = report.findings.map((finding) =>
    known?.has(fingerprintOf(finding)) ? finding : { ...finding, isNew: true },
  );
  return { ...report, findings };
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
