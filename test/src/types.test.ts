import { expect, expectTypeOf, test } from "vitest";
import {
  createTwelveLabs,
  embeddingTaskResponseStatusValues,
  hlsObjectStatusValues,
  taskStatusPhaseValues,
  type EmbeddingAudioMetadata,
  type EmbeddingTask,
  type EmbeddingVideoMetadata,
  type InvalidResponseError,
  type Task,
  type TaskFailedError,
  type TwelveLabs,
  type VideoIndexingStatus,
  type VideoIndexingTask,
} from "../../src/index.ts";

test("wait resolves with a task that has succeeded", () => {
  type Done = Awaited<ReturnType<TwelveLabs["tasks"]["wait"]>>;
  expectTypeOf<Done["state"]>().toEqualTypeOf<"succeeded">();
  expectTypeOf<Done["raw"]>().toEqualTypeOf<VideoIndexingTask>();
});

test("a result of waitAll holds either a task or an error", () => {
  type Results = ReturnType<TwelveLabs["tasks"]["waitAll"]>;
  type Result = Results extends AsyncIterable<infer Item> ? Item : never;
  const read = (result: Result) => {
    if (result.task) expectTypeOf(result.task.state).toEqualTypeOf<"succeeded">();
    else expectTypeOf(result.error).toEqualTypeOf<unknown>();
    // @ts-expect-error there may be no task
    void (() => result.task.state);
  };
  expect(read).toBeTypeOf("function");
});

test("waitAll takes arrays, sets and async sources of ids, and no single id", () => {
  const { tasks } = createTwelveLabs({ apiKey: "key" });
  async function* source() {
    yield "a";
  }
  const calls = [
    () => tasks.waitAll(["a"]),
    () => tasks.waitAll(new Set(["a"])),
    () => tasks.waitAll(source()),
    // @ts-expect-error a string is an iterable of its characters
    () => tasks.waitAll("a"),
    // @ts-expect-error an id is a string
    () => tasks.waitAll([7]),
  ];
  expect(calls).toHaveLength(5);
});

test("watch returns a generator, and a TaskFailedError may know the type of its task", () => {
  type Watch = ReturnType<TwelveLabs["tasks"]["watch"]>;
  expectTypeOf<Watch>().toExtend<AsyncGenerator<Task<VideoIndexingTask>, void>>();
  type Failed = TaskFailedError<Task<VideoIndexingTask>>;
  expectTypeOf<Failed["task"]["raw"]>().toEqualTypeOf<VideoIndexingTask>();
  expectTypeOf<InvalidResponseError["headers"]>().toEqualTypeOf<Headers>();
});

test("the metadata of an embedding task narrows by its input type", () => {
  const read = (task: Task<EmbeddingTask>) => {
    const { metadata } = task.raw;
    if (metadata?.input_type === "audio")
      expectTypeOf(metadata).toEqualTypeOf<EmbeddingAudioMetadata>();
    if (metadata?.input_type === "video")
      expectTypeOf(metadata).toEqualTypeOf<EmbeddingVideoMetadata>();
  };
  expect(read).toBeTypeOf("function");
});

test("a status type lists the documented words and accepts any string", () => {
  expectTypeOf<VideoIndexingStatus>().toEqualTypeOf<
    | "uploading"
    | "validating"
    | "pending"
    | "queued"
    | "indexing"
    | "ready"
    | "failed"
    | (string & {})
  >();
  const status: VideoIndexingStatus = "a word of tomorrow";
  expect(status).toBe("a word of tomorrow");
});

test("api does not compile with a wrong path or a missing parameter", () => {
  const { api } = createTwelveLabs({ apiKey: "key", fetch: () => new Promise(() => {}) });
  const calls = [
    // @ts-expect-error the path does not exist
    () => api.GET("/task/{task_id}", { params: { path: { task_id: "a" } } }),
    // @ts-expect-error the path needs its parameter
    () => api.GET("/tasks/{task_id}"),
    () => api.GET("/tasks/{task_id}", { params: { path: { task_id: "a" } } }),
  ];
  expect(calls).toHaveLength(3);
});

test("wrong options do not compile", () => {
  const { tasks } = createTwelveLabs({ apiKey: "key" });
  const calls = [
    // @ts-expect-error an id is a string
    () => tasks.retrieve(7),
    // @ts-expect-error the name is maxWait
    () => tasks.wait("a", { maxwait: 1 }),
    () => tasks.wait("a", { signal: undefined, maxWait: undefined }),
  ];
  expect(calls).toHaveLength(3);
});

test("the values of enums are exported as arrays", () => {
  expect(hlsObjectStatusValues).toContain("COMPLETE");
  expect(taskStatusPhaseValues).toContain("waiting");
  expect(embeddingTaskResponseStatusValues).toContain("ready");
  expectTypeOf<(typeof taskStatusPhaseValues)[number]>().toExtend<string>();
});
