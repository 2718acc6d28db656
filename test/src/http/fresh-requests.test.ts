import { expect, onTestFinished, test, vi } from "vitest";
import { connectTo } from "../../support/fake-server.ts";

async function pollOnce(): Promise<RequestInit> {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) =>
    Response.json({ status: "ready" }),
  );
  await connectTo({ fetch }).wait("a");
  return fetch.mock.calls[0]![1];
}

test("a poll asks for a fresh response", async () => {
  expect(await pollOnce()).toMatchObject({ cache: "no-store" });
});

test("a poll does without `cache` on a platform that does not have it", async () => {
  /** Like Cloudflare Workers with a compatibility date before 2024-11-11. */
  class OldRequest {
    readonly url: string;
    constructor(url: string, init: RequestInit = {}) {
      if (init.cache !== undefined) {
        throw new Error("The 'cache' field on 'RequestInitializerDict' is not implemented.");
      }
      this.url = url;
    }
  }
  vi.stubGlobal("Request", OldRequest);
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(await pollOnce()).not.toHaveProperty("cache");
});
