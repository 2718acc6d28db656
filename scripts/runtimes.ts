import { installRuntimes } from "./runtimes/install.ts";
import type { RuntimeContext } from "./runtimes/run-suite.ts";
import { RUNTIMES } from "./runtimes/runtimes.ts";
import { startFakeVendor } from "./runtimes/server.ts";
import { EXIT, runCommand } from "./shared/command.ts";
import { printMessage, printText } from "./shared/output.ts";

await runCommand(
  {
    name: "runtimes",
    summary:
      "Runs one suite against the packed package in every supported runtime, and prints a table.\nInstalls the runtimes from the npm registry. Chromium must be installed already.",
    options: {
      only: {
        type: "string",
        value: "NAMES",
        help: `run only these, separated by commas: ${Object.keys(RUNTIMES).join(", ")}`,
      },
    },
  },
  async (values) => {
    const names = values.optional("only")?.split(",") ?? Object.keys(RUNTIMES);
    const unknown = names.find((name) => !(name in RUNTIMES));
    if (unknown !== undefined) {
      printMessage(
        `Unknown runtime "${unknown}". Choose from ${Object.keys(RUNTIMES).join(", ")}.\n`,
      );
      return EXIT.usage;
    }
    const packages = names.flatMap((name) => Object.entries(RUNTIMES[name]?.packages ?? {}));
    const directory = await installRuntimes(Object.fromEntries(packages));
    const server = await startFakeVendor();
    let hasFailed = false;
    for (const name of names) {
      const problems = await findProblems(name, { directory, server: server.url });
      if (problems.length > 0) hasFailed = true;
      printText(`${problems.length > 0 ? "FAIL" : "ok  "}  ${name}\n`);
      for (const problem of problems) printText(`        ${problem}\n`);
    }
    server.close();
    return hasFailed ? EXIT.problems : EXIT.done;
  },
);

/** The checks that failed. A runtime that does not start fails too. */
async function findProblems(name: string, context: RuntimeContext): Promise<string[]> {
  try {
    const results = Object.entries((await RUNTIMES[name]?.run(context)) ?? {});
    if (results.length === 0) return ["No check ran."];
    return results.flatMap(([check, error]) => (error === null ? [] : [`${check}: ${error}`]));
  } catch (error) {
    return [String(error)];
  }
}
