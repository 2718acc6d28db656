import type { LintReport } from "./lint/lint-apis.ts";
import { directoryOptions, EXIT, runCommand } from "./shared/command.ts";
import { listApis } from "./shared/directories.ts";
import { formatOption, loadFormat } from "./shared/formats.ts";
import { printReport } from "./shared/output.ts";
import { isInShard, readShard, shardOption } from "./shared/shard.ts";

await runCommand(
  {
    name: "lint",
    summary:
      "Reports each fault of the vendors' pages at its line, and runs `redocly lint` on the generated OpenAPI files.\nFaults that the pipeline repairs do not fail the command. All other findings do.",
    options: { ...directoryOptions, format: formatOption("lint"), shard: shardOption },
  },
  async (values) => {
    const [specs, out] = [values.text("specs"), values.text("out")];
    const shard = readShard(values.optional("shard"));
    const apis = listApis(specs, values.list("api")).filter((api) => isInShard(api, shard));
    const format = values.text("format");
    const render = await loadFormat<LintReport[]>("lint", format);
    const { lintApis } = await import("./lint/lint-apis.ts");
    const reports = await lintApis({ specs, out }, apis);
    printReport(format, render(reports));
    return reports.some(({ problems }) => problems.length > 0) ? EXIT.problems : EXIT.done;
  },
);
