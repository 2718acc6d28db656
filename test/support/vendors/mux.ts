import { defineTasks } from "../../../src/core.ts";
import type { GetPath, Vendor } from "./vendor.ts";

// https://www.mux.com/docs/api-reference/video/assets/get-asset: the asset is in `data`.
interface AssetResponse {
  data: {
    id: string;
    status: "preparing" | "ready" | "errored";
    errors?: { type?: string; messages?: string[] };
  };
}

interface Paths {
  "/video/v1/assets/{ASSET_ID}": GetPath<{ ASSET_ID: string }, AssetResponse>;
}

const create = defineTasks<Paths>()({
  baseUrl: "https://api.mux.com",
  auth: { env: "MUX_TOKEN", scheme: "Basic" },
  tasks: {
    assets: {
      get: "/video/v1/assets/{ASSET_ID}",
      status: ({ data }) => data.status,
      states: { preparing: "running", ready: "succeeded", errored: "failed" },
      message: ({ data }) => data.errors?.messages?.join("; "),
    },
  },
});

export const mux: Vendor = {
  connect: (options) => create(options).assets,
  id: "VZtzUzGRv02OhRnZ",
  url: "https://api.mux.com/video/v1/assets/VZtzUzGRv02OhRnZ",
  auth: ["authorization", "Basic test-key-123"],
  before: [[{ data: { status: "preparing" } }, "running"]],
  succeeded: { data: { status: "ready" } },
  failed: { data: { status: "errored", errors: { messages: ["no video", "bad codec"] } } },
  message: "no video; bad codec",
};
