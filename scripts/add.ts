import { existsSync } from "node:fs";
import type { AddReport } from "./add/added-api.ts";
import {
  type Arguments,
  CommandError,
  directoryOptions,
  EXIT,
  runCommand,
  UsageError,
} from "./shared/command.ts";
import { assertDirectories } from "./shared/check-directories.ts";
import { formatOption, loadFormat } from "./shared/formats.ts";
import { printReport } from "./shared/output.ts";

const { specs, out } = directoryOptions;
const API_NAME = /^[a-z0-9][a-z0-9._-]*$/i;

await runCommand(
  {
    name: "add",
    summary:
      "Adds pages to an API and generates its types. Drafts an overlay for facts that the pages do not state.",
    positionals: "<file or URL>…",
    options: {
      specs,
      out,
      api: {
        type: "string",
        value: "NAME",
        help: "name of the API and of its directories",
      },
      format: formatOption("add"),
      write: {
        type: "string",
        value: "FILE",
        help: "write a client that waits for the tasks of the API to this file",
      },
      "allow-http": { type: "boolean", help: "also download from http URLs" },
    },
  },
  async (values) => {
    const api = apiNameIn(values);
    const write = values.optional("write");
    if (values.positionals.length === 0) {
      throw new UsageError("no page was given; pass at least one file or URL");
    }
    if (write !== undefined && existsSync(write)) {
      throw new CommandError(`${write} already exists. Pass another file to --write.`, write);
    }
    const { addPages } = await import("./add/add-pages.ts");
    const { runPlan } = await import("./generate/run-plan.ts");
    const { planRun } = await import("./generate/plan.ts");
    const { createExamples } = await import("./add/examples.ts");
    const { acceptOnAdding } = await import("./add/accept-on-adding.ts");
    const { hasError } = await import("./pipeline/report/problems.ts");
    const format = values.text("format");
    const render = await loadFormat<AddReport>("add", format);
    assertDirectories(values.text("specs"), values.text("out"));
    const directories = { specs: values.text("specs"), out: values.text("out") };
    const allowHttp = values.flag("allow-http");
    const sources = values.positionals;
    const added = await addPages({ api, specs: directories.specs, sources, allowHttp });
    const plan = planRun({ ...directories, format, check: false, wanted: [api] });
    const reports = await runPlan(plan);
    const failed = reports.some(hasError);
    const findings = reports.flatMap(({ problems }) => problems);
    const known = failed ? undefined : acceptOnAdding(directories.specs, api, findings);
    if (known !== undefined) added.files.push(known);
    const options = { out: directories.out, write };
    const examples = failed ? undefined : await createExamples(added, options);
    printReport(format, render({ added, examples, plan, reports }));
    return failed ? EXIT.problems : EXIT.done;
  },
);

function apiNameIn(values: Arguments): string {
  const name = values.optional("api");
  if (name === undefined) throw new UsageError("--api is missing; pass the name of the API");
  if (API_NAME.test(name)) return name;
  throw new UsageError(
    `--api must start with a letter or digit and contain only letters, digits, ".", "_" and "-"; got "${name}"`,
  );
}
