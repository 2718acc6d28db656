import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { waitForOtherRuns } from "../../../scripts/generate/exclusive-run.ts";
import { removeDeadRunningFiles } from "../../../scripts/generate/running-file.ts";
import { filesOf, temporaryFolder } from "../../support/commands.ts";
import { nodeArguments } from "../../support/programs/node-arguments.ts";

let out: string;
let runningFile: string;

beforeEach(() => {
  out = join(temporaryFolder(), "generated");
  runningFile = join(out, ".running");
  mkdirSync(out);
});

interface Run {
  child: ChildProcess;
  stderr(): string;
  /** Resolves when the run has printed the text. */
  printed(text: string): Promise<void>;
  ended: Promise<number | NodeJS.Signals | null>;
}

function start(): Run {
  const args = [...nodeArguments("scripts/generate.ts"), "--out", out, "--api", "twelvelabs"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  let output = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (output += text));
  const printed = (text: string) =>
    new Promise<void>((resolve) => {
      child.stderr?.on("data", () => {
        if (output.includes(text)) resolve();
      });
    });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? code));
  });
  return { child, stderr: () => output, printed, ended };
}

describe("two runs with one output directory", { timeout: 30_000 }, () => {
  it("both write their files without an error", async () => {
    const runs = [start(), start()];
    expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(Object.keys(filesOf(out))).toEqual([
      "twelvelabs/changes.json",
      "twelvelabs/changes.md",
      "twelvelabs/enums.ts",
      "twelvelabs/lock.json",
      "twelvelabs/openapi.yaml",
      "twelvelabs/sources.json",
      "twelvelabs/types.d.ts",
      "twelvelabs/types.d.ts.map",
    ]);
  });

  it("waits for the other process, and reports it", async () => {
    // The process of this test plays the other run.
    writeFileSync(runningFile, String(process.pid));
    const run = start();
    await run.printed(`Waiting for another run (process ${process.pid}) that writes to ${out}.`);
    expect(readdirSync(out)).toEqual([".running"]);
    rmSync(runningFile);
    expect(await run.ended).toBe(0);
    expect(readdirSync(out)).toEqual(["twelvelabs"]);
  });

  it("does not wait for a process that no longer exists", async () => {
    // Larger than every process ID of the system.
    writeFileSync(runningFile, "99999999");
    const run = start();
    expect(await run.ended).toBe(0);
    expect(run.stderr()).toBe("");
  });
});

describe("a mark that no running process has left", () => {
  const LEFT: [string, () => void][] = [
    ["is empty, because the disk was full", () => writeFileSync(runningFile, "")],
    ["names no process", () => writeFileSync(runningFile, "-1")],
    ["names this process, as in a container that was restarted", () => writeFileSync(runningFile, String(process.pid))], // prettier-ignore
    ["is a directory", () => mkdirSync(runningFile)],
    ["is a link to a device", () => symlinkSync("/dev/zero", runningFile)],
  ];

  it.each(LEFT)("does not make a run wait if it %s", async (_, leave) => {
    leave();
    const printed: string[] = [];
    const release = await waitForOtherRuns(out, (text) => void printed.push(text));
    expect(readFileSync(runningFile, "utf8")).toBe(String(process.pid));
    expect(readdirSync(out)).toEqual([".running"]);
    release();
    expect(printed).toEqual([]);
    expect(readdirSync(out)).toEqual([]);
  });

  it("is removed if the process that waited was killed", () => {
    writeFileSync(`${runningFile}.99999999`, "99999999");
    writeFileSync(`${runningFile}.1`, "1");
    removeDeadRunningFiles(out);
    expect(readdirSync(out)).toEqual([".running.1"]);
  });
});
