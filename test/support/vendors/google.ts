import { defineTasks } from "../../../src/core.ts";
import type { GetPath, Vendor } from "./vendor.ts";

// https://google.aip.dev/151: a boolean says that the operation has ended.
interface Operation {
  name: string;
  done?: boolean;
  error?: { code: number; message: string };
  response?: object;
  metadata?: { progressPercent?: number };
}

interface Paths {
  "/v1/operations/{operation}": GetPath<{ operation: string }, Operation>;
}

const create = defineTasks<Paths>()({
  baseUrl: "https://example.googleapis.com",
  auth: { env: "GOOGLE_TOKEN" },
  tasks: {
    operations: {
      get: "/v1/operations/{operation}",
      status: ({ done, error }) => {
        if (!done) return "running";
        return error ? "failed" : "succeeded";
      },
      states: { running: "running", succeeded: "succeeded", failed: "failed" },
      progress: ({ metadata }) => Number(metadata?.progressPercent) / 100,
      message: (operation) => operation.error?.message,
    },
  },
});

export const google: Vendor = {
  connect: (options) => create(options).operations,
  id: "op/42",
  url: "https://example.googleapis.com/v1/operations/op%2F42",
  auth: ["authorization", "Bearer test-key-123"],
  before: [
    [{ name: "op/42" }, "running"],
    [{ name: "op/42", done: false, metadata: { progressPercent: 30 } }, "running"],
  ],
  progress: 0.3,
  succeeded: { name: "op/42", done: true, response: { uri: "gs://bucket/out" } },
  failed: { name: "op/42", done: true, error: { code: 3, message: "invalid input" } },
  message: "invalid input",
};
