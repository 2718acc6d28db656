import { createTwelveLabs, embeddingTaskResponseStatusValues } from "../../src/twelvelabs.ts";

const readSecret = async () => "a key, asked for before each attempt";

const twelvelabs = createTwelveLabs({
  apiKey: readSecret,
  baseUrl: "https://proxy.example.com/v1.3",
  timeout: 10_000,
  retry: { limit: 4, minDelay: 500, maxDelay: 10_000, maxRetryAfter: 30_000 },
  headers: { "x-trace": "nightly" },
  onEvent: (event) => console.debug(event.type, event),
});

await twelvelabs.tasks.retrieve("61e1789761c43d6d9b7362f3", { timeout: 2_000, retry: 0 });

// openapi-fetch itself, with the same key, retries and time-outs.
const { data, error } = await twelvelabs.api.GET("/embed-v2/tasks/{task_id}", {
  params: { path: { task_id: "64f8d2c7e4a1b37f8a9c5d12" } },
});
console.log(data?.status, error, embeddingTaskResponseStatusValues);
