import { createTasks, defineTasks } from "../../../src/core.ts";
import type { GetPath, Vendor } from "./vendor.ts";

// https://docs.heygen.com/reference/video-status: the id is in the query, and the words are prose.
interface StatusResponse {
  code: number;
  data: { id: string; status: string; error?: { message?: string } | null };
}

interface Paths {
  "/v1/video_status.get": GetPath<never, StatusResponse, { video_id: string }>;
}

const create = defineTasks<Paths>()({
  baseUrl: "https://api.heygen.com",
  auth: { env: "HEYGEN_API_KEY", header: "x-api-key" },
  tasks: {},
});

export const heyGen: Vendor = {
  connect: (options) => {
    const { client } = create(options);
    return createTasks({
      get: (video_id, call) =>
        client.GET("/v1/video_status.get", { ...call, params: { query: { video_id } } }),
      status: (response) => response.data.status,
      states: {
        pending: "pending",
        waiting: "pending",
        processing: "running",
        completed: "succeeded",
        failed: "failed",
      },
      message: (response) => response.data.error?.message,
    });
  },
  id: "abc123",
  url: "https://api.heygen.com/v1/video_status.get?video_id=abc123",
  auth: ["x-api-key", "test-key-123"],
  before: [
    [{ code: 100, data: { status: "waiting" } }, "pending"],
    [{ code: 100, data: { status: "processing", error: null } }, "running"],
  ],
  succeeded: { code: 100, data: { status: "completed" } },
  failed: { code: 100, data: { status: "failed", error: { message: "no such avatar" } } },
  message: "no such avatar",
};
