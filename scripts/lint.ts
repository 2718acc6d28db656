import { EXIT, folderOptions, runCommand } from "./shared/command.ts";
import { listApis } from "./shared/folders.ts";
import { formatOption } from "./shared/report.ts";

await runCommand(
  {
    name: "lint",
    summary:
      "Names each quirk of the vendors' pages at its line, and runs `redocly lint` on the normalized files: no error and no warning may remain there.",
    options: {
      ...folderOptions,
      format: {
        ...formatOption,
        choices: [...formatOption.choices, "sarif"],
        help: `${formatOption.help}, or SARIF 2.1.0 for code scanning`,
      },
    },
  },
  async (values) => {
    const [specs, out] = [values.text("specs"), values.text("out")];
    const apis = listApis(specs, values.list("api"));
    const { lint, printLint } = await import("./lint/lint.ts");
    const reports = await lint(specs, out, apis);
    process.stdout.write(printLint(reports, values.text("format")));
    return reports.some(({ problems }) => problems.length > 0) ? EXIT.problems : EXIT.done;
  },
);
