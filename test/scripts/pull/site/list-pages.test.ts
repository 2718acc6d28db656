import { describe, expect, it } from "vitest";
import { FetchError } from "../../../../scripts/pull/fetched-page.ts";
import { listPages } from "../../../../scripts/pull/site/list-pages.ts";

const ORIGIN = "https://docs.example.com";

/** Lists a site whose indexes are these texts, by path. */
async function list(texts: Record<string, string>, match: string[] = []) {
  const fetched: string[] = [];
  const fetchIndex = async (url: string) => {
    fetched.push(new URL(url).pathname);
    const text = texts[new URL(url).pathname];
    if (text === undefined) throw new FetchError("not found", { status: 404 });
    return text;
  };
  const site = { index: `${ORIGIN}/llms.txt`, match, ignore: [] };
  const { pages, left } = await listPages(site, { allowHttp: false, fetchIndex });
  return { fetched, left, pages: pages.map((url) => url.replace(ORIGIN, "")) };
}

describe("the pages of a site", () => {
  it("come from its index and the indexes below, in their order", async () => {
    const { pages } = await list({
      "/llms.txt": "- [a](/a.md)\n- [API](/api/llms.txt)\n- [b](/b.md)\n- [a](/a.md#again)",
      "/api/llms.txt": "- [c](c.md)\n- [b](/b.md)",
    });
    expect(pages).toEqual(["/a.md", "/b.md", "/api/c.md"]);
  });

  it("are chosen by their URLs, and the others are left", async () => {
    const { pages, left } = await list({ "/llms.txt": "[a](/api/a.md) [b](/guide.md)" }, ["/api/"]);
    expect(pages).toEqual(["/api/a.md"]);
    expect(left).toEqual([
      { url: `${ORIGIN}/guide.md`, reason: "not chosen by --match and --ignore" },
    ]);
  });

  it("are listed without an index below that does not exist", async () => {
    const { pages, left } = await list({ "/llms.txt": "[a](/a.md) [API](/api/llms.txt)" });
    expect(pages).toEqual(["/a.md"]);
    expect(left).toEqual([{ url: `${ORIGIN}/api/llms.txt`, reason: "not found" }]);
  });

  it("are not listed if the server is busy, because some would be missing", async () => {
    const fetchIndex = async (url: string) => {
      if (url.endsWith("/api/llms.txt")) throw new FetchError("busy", { retryAfter: 1 });
      return "[a](/a.md) [API](/api/llms.txt)";
    };
    const site = { index: `${ORIGIN}/llms.txt`, match: [], ignore: [] };
    await expect(listPages(site, { allowHttp: false, fetchIndex })).rejects.toThrow("busy");
  });
});

describe("a hostile index", () => {
  it("that links to itself is read once", async () => {
    const loop = "[self](/llms.txt) [other](/other/llms.txt) [a](/a.md)";
    const { fetched, pages } = await list({ "/llms.txt": loop, "/other/llms.txt": loop });
    expect(fetched).toEqual(["/llms.txt", "/other/llms.txt"]);
    expect(pages).toEqual(["/a.md"]);
  });

  it("that nests without an end is followed five levels deep", async () => {
    const nested = new Proxy<Record<string, string>>(
      {},
      { get: () => "[deeper](deeper/llms.txt)" },
    );
    const { fetched, left } = await list(nested);
    expect(fetched).toHaveLength(5);
    expect(left.map(({ reason }) => reason)).toEqual([
      "an index that is nested more than 5 levels deep",
    ]);
  });

  it("with many indexes is followed to the first hundred", async () => {
    const many = Array.from({ length: 150 }, (_, index) => `[${index}](/${index}/llms.txt)`);
    const texts = new Proxy<Record<string, string>>(
      {},
      { get: (_, path) => (path === "/llms.txt" ? many.join("\n") : "") },
    );
    const { fetched, left } = await list(texts);
    expect(fetched).toHaveLength(100);
    expect(left).toHaveLength(51);
  });

  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => `- [Page](/page-${index}.md)`).join("\n");

  it("with 100,000 pages is refused before a page is downloaded", async () => {
    await expect(list({ "/llms.txt": lines(100_000) })).rejects.toThrow(
      "the index lists 100000 pages, and at most 2000 can be read",
    );
  });

  it("with 100,000 pages is accepted if few of them are chosen", async () => {
    const { pages, left } = await list({ "/llms.txt": lines(100_000) }, ["page-99."]);
    expect(pages).toEqual(["/page-99.md"]);
    expect(left).toHaveLength(99_999);
  });

  it("with more than 200,000 links is refused", async () => {
    await expect(list({ "/llms.txt": lines(200_001) }, ["page-99."])).rejects.toThrow(
      "more than 200000 links",
    );
  });
});
