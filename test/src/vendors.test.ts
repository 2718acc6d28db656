import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createFakeServer, json } from "../support/fake-server.ts";
import { inVirtualTime } from "../support/outcome.ts";
import { assemblyAi } from "../support/vendors/assemblyai.ts";
import { azure } from "../support/vendors/azure.ts";
import { cloudflare } from "../support/vendors/cloudflare.ts";
import { google } from "../support/vendors/google.ts";
import { heyGen } from "../support/vendors/heygen.ts";
import { luma } from "../support/vendors/luma.ts";
import { mux } from "../support/vendors/mux.ts";
import { openAiBatches, openAiRuns, openAiVideos } from "../support/vendors/openai.ts";
import { replicate } from "../support/vendors/replicate.ts";
import { runway } from "../support/vendors/runway.ts";
import type { Vendor } from "../support/vendors/vendor.ts";

const vendors: Record<string, Vendor> = {
  "AssemblyAI transcripts": assemblyAi,
  "Azure operations": azure,
  "Cloudflare Stream": cloudflare,
  "Google operations": google,
  "HeyGen videos": heyGen,
  "Luma generations": luma,
  "Mux assets": mux,
  "OpenAI batches": openAiBatches,
  "OpenAI runs": openAiRuns,
  "OpenAI videos": openAiVideos,
  "Replicate predictions": replicate,
  "Runway tasks": runway,
};

const apiKey = "test-key-123";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Connects a vendor to a server that sends one response after another. */
function connect(vendor: Vendor, responses: readonly (object | Response)[]) {
  const sent: { url: string; headers: Headers }[] = [];
  const server = createFakeServer(({ count }) => {
    const response = responses[count - 1] ?? {};
    return response instanceof Response ? response : json(200, response);
  });
  const fetch = async (url: string, init: RequestInit) => {
    sent.push({ url, headers: new Headers(init.headers) });
    return server.fetch(url, init);
  };
  return { tasks: vendor.connect({ apiKey, fetch }), sent, sentAt: server.sentAt };
}

describe.each(Object.entries(vendors))("%s", (_, vendor) => {
  const before = vendor.before.map(([body]) => body);

  test("a task that succeeds is returned after its last poll", async () => {
    const { tasks, sent } = connect(vendor, [...before, vendor.succeeded]);
    const task = await inVirtualTime(tasks.wait(vendor.id));
    expect(task).toMatchObject({ id: vendor.id, state: "succeeded", raw: vendor.succeeded });
    expect(sent.map(({ url }) => url)).toEqual(Array(before.length + 1).fill(vendor.url));
    const [header, value] = vendor.auth;
    expect(sent[0]?.headers.get(header)).toBe(value);
  });

  test("a task that fails is an error with the vendor's reason", async () => {
    const { tasks } = connect(vendor, [...before, vendor.failed]);
    const error = await inVirtualTime(tasks.wait(vendor.id)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: "TaskFailedError",
      task: { state: "failed", message: vendor.message },
    });
  });

  test("the words and the progress before the end are understood", async () => {
    const { tasks } = connect(vendor, before);
    const found = [];
    for (const [body] of vendor.before)
      found.push([body, await tasks.retrieve(vendor.id)] as const);
    const states = found.map(([body, task]) => [body, task.state]);
    expect(states).toEqual(vendor.before);
    const progress = found.map(([, task]) => task.progress).find((value) => value !== undefined);
    expect(progress).toBe(vendor.progress);
  });

  test("a rate limit pauses the wait for as long as the server asks", async () => {
    const limit = json(429, { message: "slow down" }, { "retry-after": "7" });
    const { tasks, sentAt } = connect(vendor, [limit, vendor.succeeded]);
    const task = await inVirtualTime(tasks.wait(vendor.id));
    expect(task.state).toBe("succeeded");
    expect(sentAt).toHaveLength(2);
    expect(sentAt[1]! - sentAt[0]!).toBeGreaterThanOrEqual(7000);
  });
});
