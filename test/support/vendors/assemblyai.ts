import { defineTasks } from "../../../src/core.ts";
import type { GetPath, Vendor } from "./vendor.ts";

// https://www.assemblyai.com/docs/api-reference/transcripts/get: the header holds nothing but the key.
interface Transcript {
  id: string;
  status: "queued" | "processing" | "completed" | "error";
  error?: string;
  text?: string | null;
}

interface Paths {
  "/v2/transcript/{transcript_id}": GetPath<{ transcript_id: string }, Transcript>;
}

const create = defineTasks<Paths>()({
  baseUrl: "https://api.assemblyai.com",
  auth: { env: "ASSEMBLYAI_API_KEY", header: "authorization" },
  tasks: {
    transcripts: {
      get: "/v2/transcript/{transcript_id}",
      status: (transcript) => transcript.status,
      states: { queued: "pending", processing: "running", completed: "succeeded", error: "failed" },
      message: (transcript) => transcript.error,
    },
  },
});

export const assemblyAi: Vendor = {
  connect: (options) => create(options).transcripts,
  id: "9ea68fd3",
  url: "https://api.assemblyai.com/v2/transcript/9ea68fd3",
  auth: ["authorization", "test-key-123"],
  before: [
    [{ status: "queued", text: null }, "pending"],
    [{ status: "processing" }, "running"],
  ],
  succeeded: { status: "completed", text: "hello" },
  failed: { status: "error", error: "no audio track" },
  message: "no audio track",
};
