import { defineTasks } from "../../../src/core.ts";
import type { GetPath, Vendor } from "./vendor.ts";

// https://docs.lumalabs.ai/reference/getgeneration
interface Generation {
  id?: string;
  state?: "queued" | "dreaming" | "completed" | "failed";
  failure_reason?: string | null;
  assets?: { video?: string } | null;
}

interface Paths {
  "/generations/{id}": GetPath<{ id: string }, Generation>;
}

const create = defineTasks<Paths>()({
  baseUrl: "https://api.lumalabs.ai/dream-machine/v1",
  auth: { env: "LUMAAI_API_KEY" },
  tasks: {
    generations: {
      get: "/generations/{id}",
      status: (generation) => generation.state,
      states: { queued: "pending", dreaming: "running", completed: "succeeded", failed: "failed" },
      message: (generation) => generation.failure_reason,
    },
  },
});

export const luma: Vendor = {
  connect: (options) => create(options).generations,
  id: "d1968551",
  url: "https://api.lumalabs.ai/dream-machine/v1/generations/d1968551",
  auth: ["authorization", "Bearer test-key-123"],
  before: [
    [{ state: "queued" }, "pending"],
    [{ state: "dreaming", assets: null }, "running"],
  ],
  succeeded: { state: "completed", assets: { video: "https://example.com/out.mp4" } },
  failed: { state: "failed", failure_reason: "the prompt was refused" },
  message: "the prompt was refused",
};
