import { runCommand } from "../src/cli/run-command.ts";
import { fakeTasks } from "../src/testing.ts";
import { startFakeVendor } from "./fake-vendor.ts";
import { demoTasks } from "./script.ts";

const HELP = `Usage: npm run demo

Waits for twenty tasks of a fake vendor. It needs no API key and no network.
`;

const runDemo = async (): Promise<void> => {
  const tasks = demoTasks();
  const ids = Object.keys(tasks);
  const vendor = await startFakeVendor(fakeTasks(tasks));
  process.stdout.write(`A fake vendor with ${ids.length} tasks listens on ${vendor.url}.\n`);
  process.stdout.write(`$ npx video-tasks wait ${ids[0]} … ${ids.at(-1)} --vendor livepeer\n\n`);
  const args = ["wait", ...ids, "--vendor", "livepeer", "--base-url", `${vendor.url}/api`];
  const code = await runCommand(args, {
    input: process.stdin,
    output: process.stdout,
    log: process.stderr,
    variables: { ...process.env, LIVEPEER_API_KEY: "demo" },
  });
  vendor.close();
  process.stdout.write(`\nnpx video-tasks exits with ${code}, because a task has failed.\n`);
};

const WRONG_USAGE = 2;

const [argument] = process.argv.slice(2);
if (argument === undefined) await runDemo();
else if (argument === "--help") process.stdout.write(HELP);
else {
  process.stderr.write(`demo: Unexpected argument ${JSON.stringify(argument)}\n\n${HELP}`);
  process.exitCode = WRONG_USAGE;
}
