import { afterEach, expect, test, vi } from "vitest";
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

test("the demo ends within a minute, with one task that fails and a rate limit", async () => {
  const { output, promise } = startDemo();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await promise).toBe(1);
  expect(output.lines().at(-1)).toMatch(/^19 succeeded, 1 failed in \d\ds$/);
  expect(output.written).toContain("(HTTP 429)");
});
