import { existsSync } from "node:fs";
import { join } from "node:path";
import type { AddReport } from "./add/added-api.ts";
import { readApiName, readRate, repeatOptions } from "./add/read-options.ts";
import { cacheDirectory } from "./shared/cache-directory.ts";
import { CommandError, directoryOptions, EXIT, runCommand } from "./shared/command.ts";
import { assertDirectories } from "./shared/check-directories.ts";
import { formatOption, loadFormat } from "./shared/formats.ts";
import { printReport } from "./shared/output.ts";
import { progressTo } from "./shared/progress.ts";

const { specs, out } = directoryOptions;

await runCommand(
  {
    name: "add",
    summary:
      "Adds pages to an API and generates its types. Drafts an overlay for facts that the pages do not state.\nThe URL of an llms.txt adds the pages of a site. So does the URL of a page without a document that names one.",
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
      match: {
        type: "string",
        value: "TEXT",
        multiple: true,
        help: "add only pages of a site with this text in their path; * matches anything; can be repeated",
      },
      ignore: {
        type: "string",
        value: "TEXT",
        multiple: true,
        help: "leave out pages of a site with this text in their path; can be repeated",
      },
      rate: {
        type: "string",
        value: "NUMBER",
        default: "10",
        help: "maximum number of requests per second to a site",
      },
      cache: {
        type: "string",
        value: "DIR",
        help: "directory of downloaded pages, from which an interrupted run goes on",
      },
      "allow-http": { type: "boolean", help: "also download from http URLs" },
    },
  },
  async (values) => {
    const api = readApiName(values);
    const write = values.optional("write");
    const rate = readRate(values);
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
    const directories = { specs: values.text("specs"), out: values.text("out") };
    assertDirectories(directories.specs, directories.out);
    const added = await addPages({
      api,
      specs: directories.specs,
      sources: values.positionals,
      allowHttp: values.flag("allow-http"),
      match: values.list("match"),
      ignore: values.list("ignore"),
      rate,
      cache: values.optional("cache") ?? join(cacheDirectory(), "add"),
      progress: progressTo(process.stderr),
    });
    const plan = planRun({ ...directories, format, check: false, wanted: [api] });
    const result = await runPlan(plan);
    const failed = result.reports.some(hasError);
    if (!failed) added.files.push(...acceptOnAdding(directories.specs, api, result.reports));
    const target = { out: directories.out, write };
    const examples = failed ? undefined : await createExamples(added, target);
    const nextOptions = repeatOptions(values);
    printReport(format, render({ added, examples, plan, nextOptions, ...result }));
    return failed || added.unavailable.length > 0 ? EXIT.problems : EXIT.done;
  },
);
