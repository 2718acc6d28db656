import { expect, test } from "vitest";
import { VideoTasksError } from "../../../src/index.ts";
import { connectTo, tellInTurn } from "../../support/fake-server.ts";
import { catchError, drain } from "../../support/outcome.ts";

test.for<[unknown, string]>([
  ["", "is empty"],
  [".", 'must not be "."'],
  ["..", 'must not be ".."'],
  [undefined, "is not a string"],
  [null, "is not a string"],
  [7, "is not a string"],
  [{}, "is not a string"],
  [["a"], "is not a string"],
  [Symbol("a"), "is not a string"],
  ["a\ud800", "contains an invalid character"],
])("the id %s is refused before a request is sent", async ([value, problem]) => {
  const id = value as string; // as a caller without types passes it
  const server = tellInTurn("ready");
  const tasks = connectTo(server);
  const calls = [
    () => tasks.retrieve(id),
    () => tasks.wait(id, { maxWait: 0 }),
    async () => drain(tasks.watch(id)),
    async () => {
      const [result] = await drain(tasks.waitAll([id]));
      throw result?.error;
    },
  ];
  for (const call of calls) {
    const error = await catchError(call());
    expect(error).toBeInstanceOf(VideoTasksError);
    expect((error as Error).message).toBe(`The task id ${problem}.`);
  }
  expect(server.sentAt).toEqual([]);
});
