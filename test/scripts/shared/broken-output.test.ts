import { afterEach, expect, test, vi } from "vitest";
import { endOnBrokenOutput } from "../../../scripts/shared/broken-output.ts";

afterEach(() => void vi.restoreAllMocks());

/** The exit code and the message after a failed write to the standard output. */
function codeAndMessage(code: string, message: string): [unknown, string] {
  let printed = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const exit = vi.spyOn(process, "exit").mockImplementation((status) => {
    throw new Error(`exit ${status}`);
  });
  endOnBrokenOutput();
  endOnBrokenOutput();
  const error = Object.assign(new Error(message), { code, syscall: "write" });
  expect(() => process.stdout.emit("error", error)).toThrow("exit");
  expect(exit).toHaveBeenCalledTimes(1);
  return [exit.mock.calls[0]?.[0], printed];
}

test("a command ends quietly if the reader of its output has gone", () => {
  expect(codeAndMessage("EPIPE", "write EPIPE")).toEqual([141, ""]);
});

test("a command that cannot write its output says why", () => {
  expect(codeAndMessage("ENOSPC", "ENOSPC: no space left on device, write")).toEqual([
    1,
    "Cannot write the output: no space left on device.\n",
  ]);
});
