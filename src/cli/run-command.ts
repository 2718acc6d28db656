import { isVideoTasksError } from "../errors.ts";
import type { ClientOptions } from "../options.ts";
import { now } from "../shared/timers.ts";
import { readArguments, type CommandLine } from "./arguments.ts";
import { formatDuration } from "./duration.ts";
import { HELP } from "./help.ts";
import { createOutcomes, EXIT_CODES } from "./outcome.ts";
import { readIds } from "./read-ids.ts";
import { chooseReport } from "./report/choose-report.ts";
import { describeError } from "./report/describe.ts";
import type { Output } from "./report/report.ts";
import { runTasks, type Job } from "./run-tasks.ts";
import { UsageError } from "./usage-error.ts";
import { readVersion } from "./version.ts";

/** The streams, the environment variables and the network of the program. */
export interface Environment {
  input: AsyncIterable<string | Uint8Array> & { isTTY?: boolean };
  output: Output;
  log: Output;
  variables: Record<string, string | undefined>;
  /** @default globalThis.fetch */
  fetch?: ClientOptions["fetch"];
}

const VALID_KEY = /^[!-~]+$/;

/** Throws unless there is a key. Without this check, every task would fail with the same error. */
const readKey = (name: string, variables: Environment["variables"]): string => {
  const key = variables[name]?.trim() ?? "";
  if (key === "") throw new UsageError(`No API key: set the environment variable ${name}.`);
  if (!VALID_KEY.test(key))
    throw new UsageError(`${name} contains a character that no key can have.`);
  return key;
};

const KEY_AS_ID = "An id is the API key. Pass ids of tasks only.";

/** The ids, up to one that is the API key: its request would show the key in a URL. */
async function* withoutKey(ids: AsyncIterable<string>, key: string): AsyncGenerator<string, void> {
  for await (const id of ids) {
    if (id === key) throw new UsageError(KEY_AS_ID);
    yield id;
  }
}

/** Runs all tasks. Returns the error that concerns all of them, if there is one. */
const findProblem = async (job: Job): Promise<string> => {
  try {
    await runTasks(job);
    return "";
  } catch (error) {
    return describeError(error);
  }
};

const run = async (line: CommandLine, environment: Environment): Promise<number> => {
  const { input, output, log, variables, fetch } = environment;
  const startedAt = now();
  if (line.readsInput && input.isTTY) throw new UsageError("No task ids: pass at least one.");
  const apiKey = readKey(line.vendor.environmentVariable, variables);
  if (line.ids.includes(apiKey)) throw new UsageError(KEY_AS_ID);
  const tasks = line.kind({
    apiKey,
    baseUrl: line.baseUrl,
    fetch,
    onEvent: (event) => {
      if (event.type === "poll") report.poll(event.id, event.error);
      if (event.type === "trouble") report.trouble(event);
    },
  });
  const report = chooseReport(line, output, { log, terminal: variables["TERM"] });
  const outcomes = createOutcomes();
  const problem = await findProblem({
    line,
    input: withoutKey(readIds(input), apiKey),
    tasks,
    report,
    outcomes,
  });
  const summary = outcomes.summarize();
  report.end(summary && `${summary} in ${formatDuration(now() - startedAt)}`);
  if (problem !== "") {
    log.write(`Stopped: ${problem}\n`);
    return EXIT_CODES.trouble;
  }
  if (summary === "") throw new UsageError("No task ids: standard input is empty.");
  return outcomes.exitCode();
};

/** Runs the program and returns its exit code. */
export const runCommand = async (args: string[], environment: Environment): Promise<number> => {
  const { output, log } = environment;
  try {
    const line = readArguments(args);
    if (typeof line === "object") return await run(line, environment);
    output.write(line === "help" ? HELP : `${readVersion()}\n`);
    return EXIT_CODES.succeeded;
  } catch (error) {
    // An invalid option of the client, such as the base URL, comes as an error of the package.
    if (!(error instanceof UsageError) && !isVideoTasksError(error)) throw error;
    const problem = describeError(error).replace("`baseUrl`", "--base-url");
    log.write(`${problem}\nRun \`npx video-tasks --help\` to see the options.\n`);
    return EXIT_CODES.usage;
  }
};
