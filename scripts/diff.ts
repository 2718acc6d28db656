import { compareApi } from "./diff/compare-api.ts";
import { type DiffReport, isBreaking } from "./diff/diff-report.ts";
import { openPastDirectory } from "./diff/git.ts";
import { listComparedApis } from "./diff/list-compared-apis.ts";
import { onOneLine } from "./pipeline/report/printable.ts";
import {
  type Arguments,
  CommandError,
  directoryOptions,
  EXIT,
  runCommand,
} from "./shared/command.ts";
import { formatOption, loadFormat } from "./shared/formats.ts";
import { printMessage, printReport } from "./shared/output.ts";

await runCommand(
  {
    name: "diff",
    summary:
      "Lists the changes since a git revision that users of the generated types may notice.\nDescriptions, examples and limits such as `maxLength` do not affect the types, so they are not compared.",
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
        help: "exit with 1 if there is a breaking change",
      },
    },
  },
  async (values) => {
    const format = values.text("format");
    const render = await loadFormat<DiffReport>("diff", format);
    const report = await compareApis(values);
    printReport(format, render(report));
    for (const problem of report.problems) printMessage(`diff: ${onOneLine(problem)}\n`);
    const fails = values.optional("fail-on") === "breaking" && isBreaking(report);
    return fails || report.problems.length > 0 ? EXIT.problems : EXIT.done;
  },
);

async function compareApis(values: Arguments): Promise<DiffReport> {
  const [specs, out, base] = [values.text("specs"), values.text("out"), values.text("base")];
  const past = await openPastDirectory(out, base);
  const report: DiffReport = { base, commit: past.commit, apis: [], problems: [] };
  const apis = await listComparedApis(specs, out, past);
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
    const known = apis.length === 0 ? "there are no APIs" : `choose from ${apis.join(", ")}`;
    throw new CommandError(`the API "${unknown}" does not exist; ${known}`);
  }
  return wanted.length === 0 ? apis : apis.filter((name) => wanted.includes(name));
}
