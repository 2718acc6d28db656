import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { filesOf, temporaryFolder } from "../../support/commands.ts";

let out: string;

beforeEach(() => {
  out = join(temporaryFolder(), "generated");
});

interface Run {
  child: ChildProcess;
  stderr(): string;
  code: Promise<number | NodeJS.Signals | null>;
}

function start(): Run {
  const args = ["--import", "tsx", "scripts/generate.ts", "--out", out, "--api", "twelvelabs"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  let text = "";
  child.stderr?.on("data", (chunk) => (text += chunk));
  const code = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once("exit", (status, signal) => resolve(signal ?? status));
  });
  return { child, stderr: () => text, code };
}

async function held(): Promise<void> {
  for (let waited = 0; !existsSync(join(out, ".running")); waited += 5) {
    if (waited > 10_000) throw new Error("The run has not begun.");
    await sleep(5);
  }
}

describe("two runs at once", { timeout: 30_000 }, () => {
  it("the second says that it waits, and both end well", async () => {
    const first = start();
    await held();
    const second = start();
    expect(await Promise.all([first.code, second.code])).toEqual([0, 0]);
    expect(first.stderr()).toBe("");
    expect(second.stderr()).toContain(`Waiting for another run (process ${first.child.pid})`);
    expect(Object.keys(filesOf(out))).toEqual([
      "lock.json",
      "twelvelabs/changes.md",
      "twelvelabs/openapi.yaml",
      "twelvelabs/types.ts",
    ]);
  });

  it("the mark of a run that was killed holds nobody up", async () => {
    mkdirSync(out);
    // No process has this number: the system's largest is smaller.
    writeFileSync(join(out, ".running"), "99999999");
    const run = start();
    expect(await run.code).toBe(0);
    expect(run.stderr()).toBe("");
  });
});

describe("a run that is told to end", { timeout: 30_000 }, () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s leaves nothing behind", async (signal, code) => {
    const run = start();
    await held();
    run.child.kill(signal);
    expect(await run.code).toBe(code);
    expect(readdirSync(out)).toEqual([]);
  });
});
