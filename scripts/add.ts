import { runCommand, EXIT, folderOptions, UsageError } from "./shared/command.ts";
import { formatOption } from "./shared/report.ts";

const { specs, out } = folderOptions;

await runCommand(
  {
    name: "add",
    summary:
      "Puts pages into the folder of an API, generates its types, and drafts an overlay for what the pages lack.",
    positionals: "<file or URL>…",
    options: {
      specs,
      out,
      api: {
        type: "string",
        value: "NAME",
        help: "the API's name: the folder of its pages and of its types",
      },
      format: formatOption,
      "allow-http": { type: "boolean", help: "also fetch addresses that are not https" },
    },
  },
  async (values) => {
    const api = values.optional("api");
    if (values.positionals.length === 0)
      throw new UsageError("name at least one page: a file or a URL");
    if (api === undefined) throw new UsageError("--api is missing");
    if (!/^[a-z0-9][a-z0-9._-]*$/i.test(api)) {
      throw new UsageError(`--api is a word of letters, digits, ".", "_" and "-"; got "${api}"`);
    }
    const { addPages } = await import("./add/add-pages.ts");
    const { renderAdded } = await import("./add/report.ts");
    const { runPlan } = await import("./generate/generate.ts");
    const { planRun } = await import("./generate/plan.ts");
    const { hasError } = await import("./pipeline/report/problems.ts");
    const [specsFolder, outFolder] = [values.text("specs"), values.text("out")];
    const [format, allowHttp] = [values.text("format"), values.flag("allow-http")];
    const added = await addPages({
      api,
      specs: specsFolder,
      sources: values.positionals,
      allowHttp,
    });
    const plan = planRun({
      specs: specsFolder,
      out: outFolder,
      format,
      check: false,
      wanted: [api],
    });
    const reports = await runPlan(plan);
    process.stdout.write(renderAdded(added, plan, reports));
    return reports.some(hasError) ? EXIT.problems : EXIT.done;
  },
);
