import { defineTasks } from "../../../src/core.ts";
import type { GetPath, Vendor } from "./vendor.ts";

// https://docs.dev.runwayml.com/api/, "Get task detail"
interface RunwayTask {
  id: string;
  status: "PENDING" | "THROTTLED" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED";
  progress?: number;
  failure?: string;
  output?: string[];
}

interface Paths {
  "/v1/tasks/{id}": GetPath<{ id: string }, RunwayTask>;
}

const create = defineTasks<Paths>()({
  baseUrl: "https://api.dev.runwayml.com",
  auth: { env: "RUNWAYML_API_SECRET" },
  headers: { "x-runway-version": "2024-11-06" },
  tasks: {
    tasks: {
      get: "/v1/tasks/{id}",
      status: (task) => task.status,
      states: {
        PENDING: "pending",
        THROTTLED: "pending",
        RUNNING: "running",
        SUCCEEDED: "succeeded",
        FAILED: "failed",
        CANCELLED: "cancelled",
      },
      progress: (task) => task.progress,
      message: (task) => task.failure,
    },
  },
});

export const runway: Vendor = {
  connect: (options) => create(options).tasks,
  id: "17f20503",
  url: "https://api.dev.runwayml.com/v1/tasks/17f20503",
  auth: ["authorization", "Bearer test-key-123"],
  before: [
    [{ status: "THROTTLED" }, "pending"],
    [{ status: "RUNNING", progress: 0.5 }, "running"],
  ],
  progress: 0.5,
  succeeded: { status: "SUCCEEDED", output: ["https://example.com/out.mp4"] },
  failed: { status: "FAILED", failure: "content was moderated" },
  message: "content was moderated",
};
