import { createLivepeer } from "../../src/livepeer.ts";

const { tasks } = createLivepeer();
const id = "09F8B46C-61A0-4254-9875-F71F4C605BC7";

// Resolves when the task has succeeded; whatever else ends the wait is an error.
const done = await tasks.wait(id, {
  maxWait: 10 * 60_000,
  signal: AbortSignal.timeout(15 * 60_000),
  onUpdate: (task) => console.log(task.status, task.progress),
});
console.log(done.raw.output?.upload?.assetSpec?.playbackUrl);

// Yields each change; the last task is final, also when it failed. Leave when you like.
for await (const task of tasks.watch(id)) {
  console.log(task.state, task.message);
}
