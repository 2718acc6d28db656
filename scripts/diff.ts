import { applyConfig } from "./diff/apply-config.ts";
import { checkVersion } from "./diff/check-version.ts";
import { compareRevisions } from "./diff/compare-revisions.ts";
import { compareSources } from "./diff/compare-sources.ts";
import { CONFIG_FILE, readConfig } from "./diff/diff-config.ts";
import { type DiffReport, isBreaking } from "./diff/diff-report.ts";
import { onOneLine } from "./pipeline/report/printable.ts";
import {
  type Arguments,
  directoryOptions,
  EXIT,
  runCommand,
  UsageError,
} from "./shared/command.ts";
import { formatOption, loadFormat } from "./shared/formats.ts";
import { printMessage, printReport } from "./shared/output.ts";
import { fromRoot } from "./shared/project.ts";

await runCommand(
  {
    name: "diff",
    summary:
      "Lists the changes that users of the generated types may notice: since a git revision, or between two files, directories or URLs, which can be pages or OpenAPI documents.\nDescriptions, examples and limits such as `maxLength` do not affect the types, so they are not compared.",
    positionals: "[BEFORE AFTER]",
    options: {
      ...directoryOptions,
      base: {
        type: "string",
        value: "REV",
        default: "HEAD",
        help: "git revision to compare with",
      },
      format: formatOption("diff"),
      "fail-on": {
        type: "string",
        choices: ["breaking"],
        help: "exit with 1 if there is a breaking change that is not accepted",
      },
      "check-version": {
        type: "boolean",
        help: "exit with 1 if the version in package.json was not raised enough",
      },
      config: {
        type: "string",
        value: "FILE",
        help: `severities of rules, and accepted changes; without BEFORE and AFTER, ${CONFIG_FILE} is read if it exists`,
      },
      "allow-http": { type: "boolean", help: "allow URLs without https" },
    },
    exitCodes: {
      0: "compared; changes do not count without --fail-on or --check-version",
      1: "not compared because of an error, or --fail-on or --check-version found a reason to fail",
    },
  },
  async (values) => {
    const format = values.text("format");
    const render = await loadFormat<DiffReport>("diff", format);
    const compared = await compare(values);
    const isRevision = compared.commit !== undefined;
    const config = readConfig(
      values.optional("config"),
      isRevision ? fromRoot(CONFIG_FILE) : undefined,
    );
    const isComplete = values.list("api").length === 0;
    const report = applyConfig(compared, config, { isComplete });
    printReport(format, render(report));
    const problems = [...report.problems, ...(await versionProblems(report, values))];
    for (const problem of problems) printMessage(`diff: ${onOneLine(problem)}\n`);
    const fails = values.optional("fail-on") === "breaking" && isBreaking(report);
    return fails || problems.length > 0 ? EXIT.problems : EXIT.done;
  },
);

async function compare(values: Arguments): Promise<DiffReport> {
  const [before, after, ...others] = values.positionals;
  if (before === undefined) return compareRevisions(values);
  if (after === undefined || others.length > 0) {
    throw new UsageError(`Pass two paths or URLs to compare; got ${values.positionals.length}`);
  }
  if (values.flag("check-version")) {
    throw new UsageError("--check-version compares with a revision, not two paths");
  }
  return compareSources({ before, after }, { allowHttp: values.flag("allow-http") });
}

async function versionProblems(report: DiffReport, values: Arguments): Promise<string[]> {
  if (!values.flag("check-version")) return [];
  const problem = await checkVersion(report, {
    out: values.text("out"),
    base: values.text("base"),
  });
  return problem === undefined ? [] : [problem];
}
