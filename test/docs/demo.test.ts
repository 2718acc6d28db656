import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { startFakeVendor } from "../../demo/fake-vendor.ts";
import { demoTasks } from "../../demo/script.ts";
import { fakeTasks } from "../../src/testing.ts";
import { codeBlocks, expectBlock } from "../support/documentation.ts";
import { startCli } from "../support/run-cli.ts";
import { createTerminal } from "../support/terminal.ts";

/** The README shows the terminal at this time, in milliseconds. */
const SHOWN_AT = 4_000;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function startDemo() {
  vi.useFakeTimers();
  // The pause after a failure is random.
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const tasks = demoTasks();
  const output = createTerminal(80, 30);
  const args = ["wait", ...Object.keys(tasks), "--vendor", "livepeer"];
  return startCli(args, { output, fetch: fakeTasks(tasks) });
}

test("the README shows the terminal as the demo draws it", async () => {
  const [block] = codeBlocks("README.md").filter(({ label }) => label === "demo");
  const { output } = startDemo();
  await vi.advanceTimersByTimeAsync(SHOWN_AT);
  expect(block).toBeDefined();
  if (block) expectBlock(block, `${output.lines().join("\n")}\n`);
});

test("the fake vendor of the demo responds over HTTP as its tasks do", async () => {
  const tasks = fakeTasks({ t1: [{ status: 429, retryAfter: 2 }, "running"] });
  const vendor = await startFakeVendor(tasks);
  onTestFinished(vendor.close);
  const limited = await fetch(`${vendor.url}/api/task/t1`);
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "2"]);
  const found = await fetch(`${vendor.url}/api/task/t1`);
  expect(await found.json()).toMatchObject({ id: "t1", status: { phase: "running" } });
  expect((await fetch(`${vendor.url}/api/task/t2`)).status).toBe(500);
});

test("the demo ends within a minute, with one task that fails and a rate limit", async () => {
  const { output, promise } = startDemo();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await promise).toBe(1);
  expect(output.lines().at(-1)).toMatch(/^19 succeeded, 1 failed in \d\ds$/);
  expect(output.written).toContain("(HTTP 429)");
});

test("the demo refuses an argument with the exit code of a wrong command line", async () => {
  const [args, code] = [process.argv, process.exitCode];
  onTestFinished(() => {
    [process.argv, process.exitCode] = [args, code];
  });
  const output = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  process.argv = ["node", "demo.ts", "--fast"];
  await import("../../demo/demo.ts");
  expect(process.exitCode).toBe(2);
  expect(output.mock.calls.join("")).toMatch(/^demo: Unexpected argument "--fast"\n\nUsage: /);
});
