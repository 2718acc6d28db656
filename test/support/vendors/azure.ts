import { createTasks, isNetworkFailure } from "../../../src/core.ts";
import type { Vendor } from "./vendor.ts";

// https://learn.microsoft.com/azure/architecture/patterns/async-request-reply: the header
// Operation-Location is a whole URL, which serves as the id.
interface Operation {
  status: string;
  error?: { message?: string };
}

export const azure: Vendor = {
  connect: ({ fetch, apiKey }) =>
    createTasks({
      get: async (url, call) => {
        const headers = { ...call.headers, "ocp-apim-subscription-key": String(apiKey) };
        const response = await fetch(url, { ...call, headers });
        if (!response.ok) return { response, error: await response.text() };
        return { response, data: (await response.json()) as Operation };
      },
      status: (operation) => operation.status,
      states: {
        notStarted: "pending",
        running: "running",
        succeeded: "succeeded",
        failed: "failed",
        canceled: "cancelled",
      },
      message: (operation) => operation.error?.message,
      retryable: isNetworkFailure,
    }),
  id: "https://westus.example.com/operations/7f3a?api-version=2024",
  url: "https://westus.example.com/operations/7f3a?api-version=2024",
  auth: ["ocp-apim-subscription-key", "test-key-123"],
  before: [
    [{ status: "NotStarted" }, "pending"],
    [{ status: "Running" }, "running"],
  ],
  succeeded: { status: "Succeeded" },
  failed: { status: "Failed", error: { message: "the file is encrypted" } },
  message: "the file is encrypted",
};
