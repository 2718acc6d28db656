import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const DIRECTORY = ".github/workflows";

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  steps: Step[];
  permissions?: Record<string, string>;
  "timeout-minutes"?: number;
}

/** The parts of a workflow that the checks read. */
export interface Workflow {
  on: Record<string, unknown>;
  permissions?: unknown;
  defaults?: { run?: { shell?: string } };
  jobs: Record<string, Job>;
}

export function workflowFiles(): string[] {
  return readdirSync(DIRECTORY).map((name) => join(DIRECTORY, name));
}

export function readWorkflow(file: string): Workflow {
  return parse(readFileSync(file, "utf8")) as Workflow; // actionlint checks its form
}

/** Everything in a workflow that would weaken it, as sentences. An empty list means that it is safe. */
export function findWeaknesses(text: string): string[] {
  const workflow = parse(text) as Workflow; // actionlint checks its form
  return [
    ...findUnpinned(text),
    ...findTriggers(workflow),
    ...findDefaults(workflow),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) => findInJob(name, job)),
  ];
}

const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

/** A tag can be moved to other code. The comment tells people, and the bot that updates it, which version it is. */
function findUnpinned(text: string): string[] {
  const uses = [...text.matchAll(/uses:[ ]*(.*)$/gm)].map(([, action = ""]) => action);
  return uses
    .filter((action) => !action.startsWith("./") && !PINNED.test(action))
    .map((action) => `${action} is not pinned to a commit with its version`);
}

/** These events run with secrets on the code of a fork. */
function findTriggers({ on }: Workflow): string[] {
  const events = ["pull_request_target", "workflow_run", "issue_comment"];
  return events.filter((event) => event in on).map((event) => `${event} runs code of others`);
}

function findDefaults({ permissions, defaults }: Workflow): string[] {
  const isReadOnly = JSON.stringify(permissions) === '{"contents":"read"}';
  return [
    ...(isReadOnly ? [] : ["the workflow may do more than read"]),
    ...(defaults?.run?.shell === "bash" ? [] : ["the shell is not bash with pipefail"]),
  ];
}

/** `npm view` and `npm publish --ignore-scripts` run no code of a package. */
const RUNS_PACKAGES = /\b(?:npm(?! view | publish [^\n]*--ignore-scripts)|npx|node)\b/;

function findInJob(name: string, job: Job): string[] {
  const mayWrite = Object.values(job.permissions ?? {}).includes("write");
  const runs = job.steps.flatMap(({ run }) => run ?? []);
  const found: string[] = [];
  if (job["timeout-minutes"] === undefined) found.push("has no time limit");
  if (runs.some((run) => run.includes("${{"))) found.push("inserts an expression into a script");
  if (mayWrite && runs.some((run) => RUNS_PACKAGES.test(run)))
    found.push("runs packages with a token that may write");
  const pushes = runs.some((run) => run.includes("git push"));
  for (const { uses, with: inputs } of job.steps) {
    const keepsToken = inputs?.["persist-credentials"] !== false;
    if (uses?.startsWith("actions/checkout@") && keepsToken && !pushes)
      found.push("keeps the token in the checkout");
  }
  return found.map((problem) => `job ${name} ${problem}`);
}
