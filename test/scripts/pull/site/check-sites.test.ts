import { describe, expect, it } from "vitest";
import type { Validators } from "../../../../scripts/pull/fetched-page.ts";
import { checkAllSites } from "../../../../scripts/pull/site/check-sites.ts";
import type { StoredPage } from "../../../../scripts/pull/stored-pages.ts";
import {
  type DocsSite,
  operationPage,
  redirectTo,
  sendText,
  startSite,
} from "../../../support/docs-site.ts";

/** Checks a site against the stored pages, whose texts are given by their paths. */
async function check(
  site: DocsSite,
  stored: Record<string, string>,
  { match = [] as string[], index = "/llms.txt", cache = new Map<string, Validators>() } = {},
) {
  const pages = Object.entries(stored).map(([path, text]): StoredPage => ({
    file: path,
    bytes: Buffer.from(text),
    text,
    url: site.url + path,
  }));
  const sites = [{ index: site.url + index, match, ignore: [] }];
  const [result] = await checkAllSites([{ name: "api", file: "sites.yaml", sites, pages }], {
    allowHttp: true,
    timeout: 5000,
    maxBytes: 100_000,
    attempts: 1,
    concurrency: 4,
    signal: new AbortController().signal,
    gap: 0,
    validatorsFor: (url) => cache.get(url) ?? {},
    rememberValidators: (url, validators) => cache.set(url, validators),
  });
  if (!result) throw new Error("The site was not checked.");
  const { newPages, unlisted, ...rest } = result;
  return {
    ...rest,
    newPages: newPages.map((url) => url.replace(site.url, "")),
    unlisted: unlisted.map(({ file }) => file),
  };
}

describe("the check of a site", () => {
  it("finds listed pages with a document that are not stored, in the order of the index", async () => {
    const site = await startSite({
      "/llms.txt": "[a](/a.md) [d](/d.md) [prose](/p.md) [b](/b.md) [dead](/dead.md)",
      "/p.md": "# Prose\n",
      "/b.md": operationPage("/b"),
      "/d.md": operationPage("/d"),
    });
    const result = await check(site, { "/a.md": operationPage("/a") });
    expect(result).toMatchObject({ newPages: ["/d.md", "/b.md"], unlisted: [], unknownPages: [] });
    expect(site.requests.map(({ path }) => path)).not.toContain("/a.md");
  });

  it("finds a stored page under its URL with another extension", async () => {
    const site = await startSite({ "/llms.txt": "[a](/a.mdx)" });
    const result = await check(site, { "/a.md": operationPage("/a") });
    expect(result).toMatchObject({ newPages: [], unlisted: [] });
    expect(site.requests).toHaveLength(1);
  });

  it("does not call a stored page new because of a second URL", async () => {
    const site = await startSite({
      "/llms.txt": "[a](/a.md) [b](/b.md)",
      "/a.md": operationPage("/a"),
      "/b.md": redirectTo("/a.md"),
    });
    expect(await check(site, { "/a.md": operationPage("/a") })).toMatchObject({ newPages: [] });
  });

  it("finds stored pages that the index does not list, if they would come from it", async () => {
    const site = await startSite({ "/docs/llms.txt": "[a](/docs/a.md)" });
    const page = operationPage("/a");
    const stored = {
      "/docs/a.md": page,
      "/docs/b.md": page,
      "/docs/guide.md": page,
      "/c.md": page,
    };
    const options = { index: "/docs/llms.txt", match: ["/a", "/b", "/c"] };
    expect(await check(site, stored, options)).toMatchObject({ unlisted: ["/docs/b.md"] });
    site.routes["/.well-known/llms.txt"] = "[a](/docs/a.md) [c](/c.md)";
    const wellKnown = { ...options, index: "/.well-known/llms.txt" };
    expect(await check(site, stored, wellKnown)).toMatchObject({ unlisted: ["/docs/b.md"] });
  });

  it("remembers the validators of pages without a document only", async () => {
    const site = await startSite({
      "/llms.txt": "[prose](/p.md) [b](/b.md)",
      "/p.md": (response) => sendText(response, "# Prose\n", { etag: '"p"' }),
      "/b.md": (response) => sendText(response, operationPage("/b"), { etag: '"b"' }),
    });
    const cache = new Map<string, Validators>();
    await check(site, {}, { cache });
    expect([...cache]).toEqual([[`${site.url}/p.md`, { etag: '"p"' }]]);
    await check(site, {}, { cache });
    expect(site.requests.map(({ headers }) => headers["if-none-match"]).filter(Boolean)).toEqual([
      '"p"',
    ]);
  });

  it("reports an index that cannot be read, and pages of a busy server", async () => {
    const site = await startSite({ "/llms.txt": "[a](/a.md)" });
    site.busy.set("/a.md", Infinity);
    expect(await check(site, {})).toMatchObject({
      newPages: [],
      unknownPages: [{ url: `${site.url}/a.md`, reason: expect.stringContaining("429") as string }],
    });
    site.routes = {};
    expect(await check(site, { "/a.md": "" })).toMatchObject({
      failure: "the server responded with 404 Not Found",
      unlisted: [],
    });
  });

  it("stops requesting new pages after ten failures", async () => {
    const paths = Array.from({ length: 50 }, (_, index) => `/page-${index}.md`);
    const site = await startSite({ "/llms.txt": paths.map((path) => `[p](${path})`).join("\n") });
    for (const path of paths) site.routes[path] = (response) => response.destroy();
    const { unknownPages } = await check(site, {});
    expect(unknownPages).toHaveLength(50);
    expect(unknownPages.at(-1)?.reason).toBe("not requested, because 10 pages failed");
    expect(site.requests.length).toBeLessThan(20);
  });
});
