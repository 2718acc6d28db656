import { createTwelveLabs } from "../../src/twelvelabs.ts";

const { embedTasks } = createTwelveLabs();
const ids = ["64f8d2c7e4a1b37f8a9c5d12", "64f8d2c7e4a1b37f8a9c5d13"];

for await (const { id, task, error } of embedTasks.waitAll(ids, { concurrency: 8 })) {
  if (task) console.log(id, task.raw.data?.length);
  else console.error(id, error);
}
