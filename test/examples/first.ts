import { createTwelveLabs } from "../../src/twelvelabs.ts";

const twelvelabs = createTwelveLabs({ apiKey: process.env.TWELVE_LABS_API_KEY });

const task = await twelvelabs.tasks.retrieve("61e1789761c43d6d9b7362f3");
console.log(task.state, task.status, task.raw.hls?.video_url);

const done = await twelvelabs.tasks.wait(task.id);
console.log(done.raw.video_id);
