import { defineTasks } from "../../../src/core.ts";
import type { GetPath, Vendor } from "./vendor.ts";

// https://replicate.com/docs/topics/predictions/lifecycle
interface Prediction {
  id: string;
  status: "starting" | "processing" | "succeeded" | "failed" | "canceled" | "aborted";
  error?: string | null;
  output?: unknown;
}

interface Paths {
  "/predictions/{prediction_id}": GetPath<{ prediction_id: string }, Prediction>;
}

const create = defineTasks<Paths>()({
  baseUrl: "https://api.replicate.com/v1",
  auth: { env: "REPLICATE_API_TOKEN" },
  tasks: {
    predictions: {
      get: "/predictions/{prediction_id}",
      status: (prediction) => prediction.status,
      states: {
        starting: "pending",
        processing: "running",
        succeeded: "succeeded",
        failed: "failed",
        canceled: "cancelled",
        aborted: "cancelled",
      },
      message: (prediction) => prediction.error,
    },
  },
});

export const replicate: Vendor = {
  connect: (options) => create(options).predictions,
  id: "gm3qorzdhgbfurvjtvhg6dckhu",
  url: "https://api.replicate.com/v1/predictions/gm3qorzdhgbfurvjtvhg6dckhu",
  auth: ["authorization", "Bearer test-key-123"],
  before: [
    [{ status: "starting", error: null }, "pending"],
    [{ status: "processing" }, "running"],
  ],
  succeeded: { status: "succeeded", output: ["https://example.com/out.png"] },
  failed: { status: "failed", error: "out of memory" },
  message: "out of memory",
};
