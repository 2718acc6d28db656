import { openAsBlob } from "node:fs";
import { createTwelveLabsLegacy } from "../../src/twelvelabs-legacy.ts";

const { tasks } = createTwelveLabsLegacy();

const { id } = await tasks.create({
  indexId: "61e165b061c43d6d9b73627b",
  videoFile: await openAsBlob("interview.mp4"),
});
await tasks.wait(id);
console.log(await tasks.videoId(id));

for await (const task of tasks.list({ page_limit: 50, sort_by: "created_at" })) {
  console.log(task.id, task.state);
}
