import { type Arguments, CommandError, UsageError } from "../shared/command.ts";
import { commandLine } from "../shared/command-line.ts";
import { cappedList } from "./capped-list.ts";
import { assertOut, assertSpecs } from "../shared/directories.ts";
import { compareApi } from "./compare-api.ts";
import type { DiffReport } from "./diff-report.ts";
import { openPastDirectory } from "./git.ts";
import { listComparedApis } from "./list-compared-apis.ts";

/** Compares the generated files of the working tree with those of a git revision. */
export async function compareRevisions(values: Arguments): Promise<DiffReport> {
  const [specs, out, base] = [values.text("specs"), values.text("out"), values.text("base")];
  assertOut(out);
  const repair = `Compare two paths or URLs instead: \`${commandLine("diff", "BEFORE AFTER")}\`.`;
  const past = {
    out: await openPastDirectory(out, base, repair),
    specs: await openPastDirectory(specs, base, repair),
  };
  if (values.optional("specs") !== undefined && past.specs.files.length === 0) assertSpecs(specs);
  const report: DiffReport = { base, commit: past.out.commit, apis: [], problems: [] };
  const apis = await listComparedApis(specs, out, past.out);
  for (const api of chooseApis(apis, values.list("api"))) {
    try {
      report.apis.push(await compareApi(api, { specs, out, past, base }));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      report.problems.push(error.message);
    }
  }
  return report;
}

function chooseApis(apis: string[], wanted: string[]): string[] {
  const unknown = wanted.find((name) => !apis.includes(name));
  if (unknown !== undefined) {
    const known = apis.length === 0 ? "there are no APIs" : `choose from ${cappedList(apis)}`;
    throw new UsageError(`the API "${unknown}" does not exist; ${known}`);
  }
  return wanted.length === 0 ? apis : apis.filter((name) => wanted.includes(name));
}
