import { defaultMaxProblems } from "./findings/view.ts";
import { pageReader } from "./findings/page-reader.ts";
import { selectRules, selectShown } from "./findings/select-findings.ts";
import { totalsOf } from "./findings/totals.ts";
import type { LintReport, LintRun } from "./lint/lint-report.ts";
import { readLintOptions, type LintOptions } from "./lint/lint-options.ts";
import { directoryOptions, EXIT, runCommand } from "./shared/command.ts";
import { listProjectApis } from "./shared/project-apis.ts";
import { assertOut } from "./shared/directories.ts";
import { formatOption, loadFormat } from "./shared/formats.ts";
import { printReport } from "./shared/output.ts";
import { isInShard, readShard, shardOption } from "./shared/shard.ts";
import { describeTerminal } from "./shared/terminal.ts";

await runCommand(
  {
    name: "lint",
    summary:
      "Reports each fault of the vendors' pages at its line, and runs `redocly lint` on the generated OpenAPI files.\nErrors stop an API. Warnings need action. Infos report repairs.",
    options: {
      ...directoryOptions,
      format: formatOption("lint"),
      shard: shardOption,
      rule: {
        type: "string",
        value: "ID",
        multiple: true,
        help: "report only this rule; can be repeated",
      },
      quiet: { type: "boolean", help: "report errors only" },
      verbose: { type: "boolean", help: "also list infos, known problems, and all places" },
      "max-problems": {
        type: "string",
        value: "N",
        help: "list at most this many findings, or all (default: 100 on a terminal, otherwise all)",
      },
      "max-warnings": {
        type: "string",
        value: "N",
        help: "fail if there are more warnings that are not known",
      },
      base: {
        type: "string",
        value: "REVISION",
        help: "mark the findings that are not in the files at this git revision",
      },
      accept: {
        type: "boolean",
        help: "write the warnings to specs/<api>/known-problems.yaml, and remove its unneeded entries",
      },
      reason: { type: "string", value: "TEXT", help: "why the warnings are accepted" },
    },
    exitCodes: {
      0: "no errors, and no more warnings than --max-warnings",
      1: "errors, or more warnings than --max-warnings",
    },
  },
  async (values) => {
    const [specs, out] = [values.text("specs"), values.text("out")];
    assertOut(out);
    const shard = readShard(values.optional("shard"));
    const apis = listProjectApis({ specs, out }, values.list("api")).filter((api) =>
      isInShard(api, shard),
    );
    const format = values.text("format");
    const render = await loadFormat<LintRun>("lint", format);
    const { rules } = await import("./pipeline/build-api.ts");
    const options = readLintOptions(values, [...rules.keys()]);
    const { lintApis } = await import("./lint/lint-apis.ts");
    const linted = await lintApis({ specs, out }, apis);
    if (options.accept) {
      const { acceptAndPrint } = await import("./lint/accept-and-print.ts");
      return acceptAndPrint(linted, options);
    }
    const all = await compare(
      linted.map(({ report }) => report),
      { specs, out },
      options.base,
    );
    const run = { ...toRun(selectRules(all, options), options), shard };
    printReport(format, render(run));
    return exitCodeOf(run);
  },
);

async function compare(
  reports: LintReport[],
  directories: { specs: string; out: string },
  base: string | undefined,
): Promise<LintReport[]> {
  if (base === undefined) return reports;
  const { markNew } = await import("./lint/mark-new.ts");
  return markNew(reports, directories, base);
}

function toRun(reports: LintReport[], options: LintOptions): LintRun {
  const { base, maxWarnings, verbose } = options;
  const totals = totalsOf(reports);
  const maxProblems = options.maxProblems ?? defaultMaxProblems(describeTerminal(process.stdout));
  const view = { infos: verbose, verbose, maxProblems, linesOf: pageReader() };
  return { reports: selectShown(reports, options), totals, maxWarnings, base, view };
}

function exitCodeOf({ totals: { errors, warnings }, maxWarnings = Infinity }: LintRun): number {
  return errors > 0 || warnings > maxWarnings ? EXIT.problems : EXIT.done;
}
