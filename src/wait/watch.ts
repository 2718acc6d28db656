import type { ClientOptions, WaitOptions } from "../options.ts";
import type { Task } from "../task.ts";
import { createPace, type Pace } from "./pace.ts";
import { createPoll, type Retrieve } from "./poll.ts";
import { readPollGap } from "./poll-gap.ts";

/** Watches a task: yields it at first and whenever it has changed, until it has ended. */
export type Watch<T extends Task> = (
  id: string,
  options?: WaitOptions<T>,
  pace?: Pace,
) => AsyncGenerator<T, void>;

/** Equal texts mean that a task has not changed. `raw` does not count: it may hold a server time. */
const summarize = ({ status, progress, message, updatedAt }: Task): string =>
  JSON.stringify([status, progress, message, updatedAt]);

export const createWatch = <T extends Task>(
  client: ClientOptions,
  retrieve: Retrieve<T>,
): Watch<T> =>
  async function* watch(id, options = {}, pace = createPace(options)) {
    const { interval, onUpdate } = options;
    const pollTask = createPoll(id, retrieve, { client, options, pace });
    let nextPollAt = Date.now();
    let lastSummary = "";
    for (;;) {
      const result = await pace.run(nextPollAt, pollTask);
      const { poll, task, error, pause } = result;
      client.onEvent?.({ type: "poll", id, poll, task, error });
      nextPollAt = Date.now() + Math.max(readPollGap(interval, result), pause);
      if (!task) continue;
      const summary = summarize(task);
      if (summary !== lastSummary) {
        lastSummary = summary;
        await onUpdate?.(task);
        yield task;
      }
      if (task.done) return;
    }
  };
