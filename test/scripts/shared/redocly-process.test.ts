import { spawn, type ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import { expect, it, vi } from "vitest";
import { optimizeLaterFlags } from "../../../scripts/shared/optimize-later.ts";
import { redoclyFile, runRedocly } from "../../../scripts/shared/redocly-process.ts";

vi.mock("node:child_process", () => ({ spawn: vi.fn() }));

it("starts the linter with the flags for later optimization", async () => {
  const child = Object.assign(new EventEmitter(), {
    stdout: new PassThrough(),
    stderr: new PassThrough(),
  });
  vi.mocked(spawn).mockReturnValue(child as unknown as ChildProcess); // the function uses no other part
  const running = runRedocly(["lint", "0.yaml"]);
  child.stdout.emit("data", "{}");
  child.emit("close", 0);
  expect(await running).toBe("{}");
  const [program, words] = vi.mocked(spawn).mock.calls[0] ?? [];
  expect(program).toBe(process.execPath);
  expect(words).toEqual([...optimizeLaterFlags(), redoclyFile("bin/cli.js"), "lint", "0.yaml"]);
});
