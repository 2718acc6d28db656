import { join } from "node:path";
import { expect, it } from "vitest";
import { fetchPages } from "../../../../scripts/add/site/fetch-pages.ts";
import { openPageStore } from "../../../../scripts/add/site/page-store.ts";
import { temporaryFolder } from "../../../support/commands.ts";
import { operationPage, startSite } from "../../../support/docs-site.ts";

const PATHS = ["/a.md", "/b.md", "/c.md"];

async function fetchAll(maxTotalBytes: number) {
  const site = await startSite(
    Object.fromEntries(PATHS.map((path) => [path, operationPage(path)])),
  );
  const urls = PATHS.map((path) => site.url + path);
  const progress: string[] = [];
  const fetched = await fetchPages(urls, {
    allowHttp: true,
    timeout: 5000,
    maxBytes: 100_000,
    maxTotalBytes,
    attempts: 1,
    concurrency: 1,
    store: openPageStore(join(temporaryFolder(), "cache"), site.url),
    known: new Set(),
    onProgress: ({ done, total, found }) => progress.push(`${done} ${total} ${found}`),
  });
  return { found: fetched.found.map(({ url }) => url.replace(site.url, "")), progress };
}

it("the pages are returned in their order, with progress after each", async () => {
  const { found, progress } = await fetchAll(100_000);
  expect(found).toEqual(PATHS);
  expect(progress).toEqual(["1 3 1", "2 3 2", "3 3 3"]);
});

it("pages that are too large together are refused", async () => {
  const size = Buffer.byteLength(operationPage("/a.md"));
  await expect(fetchAll(2 * size)).rejects.toThrow("Choose some of them with --match or --ignore.");
  expect((await fetchAll(3 * size)).found).toHaveLength(3);
});
