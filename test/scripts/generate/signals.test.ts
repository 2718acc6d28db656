import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesOf, runNode, temporaryFolder } from "../../support/commands.ts";
import { nodeArguments } from "../../support/programs/node-arguments.ts";

/** Node options that make the search for request lines in the text of a page endless, after it printed a word. */
const ENDLESS_STEP = `--import=data:text/javascript,${encodeURIComponent(`
  import { writeSync } from "node:fs";
  const { matchAll } = String.prototype;
  String.prototype.matchAll = function (pattern) {
    if (!this.includes("GET https://api.twelvelabs.io")) return matchAll.call(this, pattern);
    writeSync(2, "busy");
    for (;;);
  };`)}`;

function start([program = "", ...args]: string[]): ChildProcess {
  return spawn(process.execPath, [...nodeArguments(program), ...args], {
    env: { ...process.env, NODE_OPTIONS: ENDLESS_STEP },
    stdio: ["ignore", "ignore", "pipe"],
  });
}

describe("a command that receives a signal in the middle of an endless step", () => {
  test.each([
    ["generate", "SIGINT"],
    ["generate", "SIGTERM"],
    ["lint", "SIGINT"],
    ["lint", "SIGTERM"],
  ] as const)("%s ends at once by %s", async (command, signal) => {
    const out = join(temporaryFolder(), "generated");
    mkdirSync(out);
    const child = start([`scripts/${command}.ts`, "--out", out, "--api", "twelvelabs"]);
    await once(child.stderr!, "data");
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([null, signal]);
  });

  test("the next run of generate neither waits nor fails", async () => {
    const out = join(temporaryFolder(), "generated");
    mkdirSync(out);
    const args = ["scripts/generate.ts", "--out", out, "--api", "twelvelabs"];
    const child = start(args);
    await once(child.stderr!, "data");
    child.kill("SIGTERM");
    await once(child, "exit");
    expect(runNode(args)).toMatchObject({ code: 0, stderr: "" });
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
});
