import { createTasks, defineTasks } from "../../../src/core.ts";
import type { GetPath, Vendor } from "./vendor.ts";

// https://platform.openai.com/docs/api-reference/videos, /batch and /runs
interface Video {
  id: string;
  status: "queued" | "in_progress" | "completed" | "failed";
  progress: number;
  error: { message: string } | null;
}

interface Batch {
  id: string;
  status:
    | "validating"
    | "failed"
    | "in_progress"
    | "finalizing"
    | "completed"
    | "expired"
    | "cancelling"
    | "cancelled";
  request_counts?: { total: number; completed: number };
  errors?: { data?: { message: string }[] };
}

interface Run {
  id: string;
  status:
    | "queued"
    | "in_progress"
    | "requires_action"
    | "cancelling"
    | "cancelled"
    | "failed"
    | "completed"
    | "incomplete"
    | "expired";
  last_error?: { message: string } | null;
}

interface Paths {
  "/videos/{video_id}": GetPath<{ video_id: string }, Video>;
  "/batches/{batch_id}": GetPath<{ batch_id: string }, Batch>;
  "/threads/{thread_id}/runs/{run_id}": GetPath<{ thread_id: string; run_id: string }, Run>;
}

const create = defineTasks<Paths>()({
  baseUrl: "https://api.openai.com/v1",
  auth: { env: "OPENAI_API_KEY" },
  tasks: {
    videos: {
      get: "/videos/{video_id}",
      status: (video) => video.status,
      states: {
        queued: "pending",
        in_progress: "running",
        completed: "succeeded",
        failed: "failed",
      },
      progress: (video) => video.progress / 100,
      message: (video) => video.error?.message,
    },
    batches: {
      get: "/batches/{batch_id}",
      status: (batch) => batch.status,
      states: {
        validating: "pending",
        in_progress: "running",
        finalizing: "running",
        cancelling: "running",
        completed: "succeeded",
        failed: "failed",
        expired: "failed",
        cancelled: "cancelled",
      },
      progress: ({ request_counts: counts }) => counts && counts.completed / counts.total,
      message: (batch) => batch.errors?.data?.[0]?.message,
    },
  },
});

export const openAiVideos: Vendor = {
  connect: (options) => create(options).videos,
  id: "video_123",
  url: "https://api.openai.com/v1/videos/video_123",
  auth: ["authorization", "Bearer test-key-123"],
  before: [
    [{ status: "queued", progress: 0 }, "pending"],
    [{ status: "in_progress", progress: 40 }, "running"],
  ],
  progress: 0,
  succeeded: { status: "completed", progress: 100, error: null },
  failed: { status: "failed", error: { message: "the prompt was refused" } },
  message: "the prompt was refused",
};

export const openAiBatches: Vendor = {
  connect: (options) => create(options).batches,
  id: "batch_abc",
  url: "https://api.openai.com/v1/batches/batch_abc",
  auth: ["authorization", "Bearer test-key-123"],
  before: [
    // Without counts there is no progress, and 0 of 0 is none either.
    [{ status: "validating" }, "pending"],
    [{ status: "in_progress", request_counts: { total: 0, completed: 0 } }, "running"],
    [{ status: "finalizing", request_counts: { total: 4, completed: 3 } }, "running"],
  ],
  progress: 0.75,
  succeeded: { status: "completed" },
  failed: { status: "failed", errors: { data: [{ message: "line 1 is not JSON" }] } },
  message: "line 1 is not JSON",
};

/** A run has two parameters, and may wait for the user. */
export const openAiRuns: Vendor = {
  connect: (options) => {
    const { client } = create(options);
    return createTasks({
      get: (run_id, call) =>
        client.GET("/threads/{thread_id}/runs/{run_id}", {
          ...call,
          params: { path: { thread_id: "thread_1", run_id } },
        }),
      status: (run) => run.status,
      states: {
        queued: "pending",
        in_progress: "running",
        requires_action: "action_required",
        cancelling: "running",
        cancelled: "cancelled",
        failed: "failed",
        completed: "succeeded",
        incomplete: "failed",
        expired: "failed",
      },
      message: (run) => run.last_error?.message,
    });
  },
  id: "run_123",
  url: "https://api.openai.com/v1/threads/thread_1/runs/run_123",
  auth: ["authorization", "Bearer test-key-123"],
  before: [
    [{ status: "queued" }, "pending"],
    [{ status: "in_progress" }, "running"],
  ],
  succeeded: { status: "completed", last_error: null },
  failed: { status: "failed", last_error: { message: "rate limit of the model" } },
  message: "rate limit of the model",
};
