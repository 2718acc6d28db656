import { expect, test } from "vitest";
import { VideoTasksError } from "../../../src/index.ts";
import { connectTo, tellInTurn } from "../../support/fake-server.ts";
import { catchError } from "../../support/outcome.ts";

test.for(["", ".", "..", undefined, null, 7, {}, ["a"], Symbol("a")])(
  "the id %s is refused before a request is sent",
  async (value) => {
    const id = value as string; // as a caller without types passes it
    const server = tellInTurn("ready");
    const tasks = connectTo(server);
    for (const call of [() => tasks.retrieve(id), () => tasks.wait(id)]) {
      const error = await catchError(call());
      expect(error).toBeInstanceOf(VideoTasksError);
      expect((error as Error).message).toBe(
        'The task id must be a string other than "", "." and "..".',
      );
    }
    expect(server.sentAt).toEqual([]);
  },
);
