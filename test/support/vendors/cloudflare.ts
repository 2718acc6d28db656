import { createTasks, defineTasks } from "../../../src/core.ts";
import type { GetPath, Vendor } from "./vendor.ts";

// https://developers.cloudflare.com/api/resources/stream/: two parameters, and a number as text.
interface StreamResponse {
  result?: {
    status?: {
      state?: "pendingupload" | "downloading" | "queued" | "inprogress" | "ready" | "error";
      pctComplete?: string;
      errorReasonText?: string;
    };
  };
}

interface Paths {
  "/accounts/{account_id}/stream/{identifier}": GetPath<
    { account_id: string; identifier: string },
    StreamResponse
  >;
}

const create = defineTasks<Paths>()({
  baseUrl: "https://api.cloudflare.com/client/v4",
  auth: { env: "CLOUDFLARE_API_TOKEN" },
  tasks: {},
});

export const cloudflare: Vendor = {
  connect: (options) => {
    const { client } = create(options);
    return createTasks({
      get: (identifier, call) =>
        client.GET("/accounts/{account_id}/stream/{identifier}", {
          ...call,
          params: { path: { account_id: "account1", identifier } },
        }),
      status: (video) => video.result?.status?.state,
      states: {
        pendingupload: "pending",
        downloading: "running",
        queued: "pending",
        inprogress: "running",
        ready: "succeeded",
        error: "failed",
      },
      progress: (video) => Number(video.result?.status?.pctComplete) / 100,
      message: (video) => video.result?.status?.errorReasonText,
    });
  },
  id: "ea95132c15732412d22c1476fa83f27a",
  url: "https://api.cloudflare.com/client/v4/accounts/account1/stream/ea95132c15732412d22c1476fa83f27a",
  auth: ["authorization", "Bearer test-key-123"],
  before: [
    [{ result: { status: { state: "queued" } } }, "pending"],
    [{ result: { status: { state: "inprogress", pctComplete: "51.5" } } }, "running"],
  ],
  progress: 0.515,
  succeeded: { result: { status: { state: "ready", pctComplete: "100" } } },
  failed: { result: { status: { state: "error", errorReasonText: "not a video" } } },
  message: "not a video",
};
