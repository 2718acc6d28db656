import { isNothingToDo, planRun, type RunOptions } from "./generate/plan.ts";
import { EXIT, folderOptions, runCommand, UsageError } from "./shared/command.ts";
import { formatOption } from "./shared/report.ts";

// A signal that has a handler waits for the event loop: files are put in place without a break.
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));

await runCommand(
  {
    name: "generate",
    summary:
      "Turns the pages of each API into an OpenAPI file, TypeScript types and a report of the changes.",
    options: {
      ...folderOptions,
      format: formatOption,
      check: {
        type: "boolean",
        help: "write nothing; name the files that are stale, missing or surplus",
      },
      watch: { type: "boolean", help: "stay, and rerun an API when one of its files changes" },
    },
  },
  async (values) => {
    const [specs, out, format] = [values.text("specs"), values.text("out"), values.text("format")];
    const [check, watch, wanted] = [values.flag("check"), values.flag("watch"), values.list("api")];
    if (watch && (check || format !== "text")) {
      throw new UsageError("--watch goes with neither --check nor another --format than text");
    }
    const options = { specs, out, format, check, wanted };
    const code = await run(options);
    if (!watch) return code;
    const { watchApis } = await import("./generate/watch.ts");
    // A folder that was about to be watched while all watchers closed would keep the process.
    process.exit(await watchApis(options));
  },
);

async function run(options: RunOptions): Promise<number> {
  const plan = planRun(options);
  if (isNothingToDo(plan)) {
    process.stdout.write(`Up to date: ${plan.skipped.join(", ")}.\n`);
    return EXIT.done;
  }
  const { generate } = await import("./generate/generate.ts");
  return generate(plan);
}
