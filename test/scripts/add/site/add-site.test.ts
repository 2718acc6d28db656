import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { addPages } from "../../../../scripts/add/add-pages.ts";
import { UsageError } from "../../../../scripts/shared/command.ts";
import { filesOf, temporaryFolder } from "../../../support/commands.ts";
import {
  type DocsSite,
  largeSite,
  operationPage,
  redirectTo,
  type Route,
  sendText,
  startSite,
} from "../../../support/docs-site.ts";

let folder: string;
let progress: string[];

beforeEach(() => {
  folder = temporaryFolder();
  progress = [];
  mkdirSync(join(folder, "specs"));
});

interface Options {
  match?: string[];
  ignore?: string[];
  rate?: number;
}

function add(sources: string[], options: Options = {}) {
  return addPages({
    api: "api",
    specs: join(folder, "specs"),
    sources,
    allowHttp: true,
    match: [],
    ignore: [],
    rate: 1000,
    cache: join(folder, "cache"),
    progress: (text) => progress.push(text),
    ...options,
  });
}

const read = (file: string) => readFileSync(join(folder, "specs/api", file), "utf8");
const pageNames = () =>
  Object.keys(filesOf(join(folder, "specs")))
    .filter((file) => file.includes("/pages/"))
    .map((file) => file.replace("api/pages/", ""));
const pathsOf = ({ requests }: DocsSite) => requests.map(({ path }) => path);

/** How many links were left, by their reasons. */
function countLeft(left: { reason: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reason } of left) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

const MISSING = "the server responded with 404 Not Found";
const PROSE =
  "No OpenAPI document found: the page holds only prose. If it describes an operation, fetch the Markdown version of the page.";

describe("adding a site of 300 pages, with redirects, missing pages, prose, and a busy server", () => {
  it("adds the pages with a document, and gives a reason for all others", async () => {
    const { routes, paths } = largeSite();
    const site = await startSite(routes);
    for (const path of paths.filter((_, index) => index % 7 === 0)) site.busy.set(path, 1);
    const { sites, files } = await add([`${site.url}/llms.txt`], { match: ["/api-reference/"] });
    expect(sites[0]?.added).toHaveLength(240);
    expect(countLeft(sites[0]?.left ?? [])).toEqual({
      [MISSING]: 30,
      [PROSE]: 30,
      "not chosen by --match and --ignore": 1,
    });
    expect(pageNames()).toHaveLength(240);
    expect(files).toContain(join(folder, "specs/api/sites.yaml"));
    expect(site.peak).toBeLessThanOrEqual(4);
    expect(progress.at(-1)).toBe(`${site.url}/llms.txt: 300 of 300 pages, 240 with a document`);
    expect(progress.some((text) => text.endsWith("the server is busy"))).toBe(true);
    expect(existsSync(join(folder, "cache"))).toBe(false);
  });

  it("writes the URL of each page, and the site, for later", async () => {
    const { routes } = largeSite();
    const site = await startSite(routes);
    await add([`${site.url}/llms.txt`], { match: ["/page-1.md", "/page-4.md"], ignore: ["4"] });
    expect(parse(read("pages.yaml"))).toEqual({
      "api-reference-page-1.md": `${site.url}/api-reference/page-1.md`,
    });
    expect(parse(read("sites.yaml"))).toEqual([
      { index: `${site.url}/llms.txt`, match: ["/page-1.md", "/page-4.md"], ignore: ["4"] },
    ]);
  });
});

describe("a server that becomes unavailable", () => {
  const busy: Route = (response) =>
    void response.writeHead(429, { "retry-after": "3600" }).end("slow down");

  it("leaves the pages that it had sent, and the next run adds only the others", async () => {
    const { routes } = largeSite();
    const site = await startSite(routes);
    const options = { match: ["/page-1"] };
    // The site goes down after the 50th page.
    const isDown = new Set(Object.keys(routes).slice(50));
    for (const path of isDown) site.busy.set(path, Infinity);
    const first = await add([`${site.url}/llms.txt`], options);
    expect(first.sites[0]?.added.length).toBeGreaterThan(5);
    expect(pageNames()).toHaveLength(first.sites[0]?.added.length ?? 0);
    expect(first.unavailable.length).toBeGreaterThan(80);
    const done = new Set(pathsOf(site).filter((path) => !isDown.has(path)));

    site.busy.clear();
    site.requests.length = 0;
    const second = await add([]);
    const repeated = pathsOf(site).filter(
      (path) => done.has(path) && typeof routes[path] === "string",
    );
    expect(repeated.filter((path) => !path.endsWith("llms.txt"))).toEqual([]);
    expect(second.unavailable).toEqual([]);
    expect(pageNames()).toHaveLength(89);
    expect(existsSync(join(folder, "cache"))).toBe(false);
  });

  it("leaves a page out, with the reason, and the other pages are added", async () => {
    const site = await startSite({
      "/llms.txt": "[a](/a.md) [b](/b.md)",
      "/a.md": operationPage("/a"),
      "/b.md": busy,
    });
    const index = `${site.url}/llms.txt`;
    const { unavailable } = await add([index]);
    const failure = "the server responded with 429 Too Many Requests (Retry-After: 3600)";
    expect(unavailable).toEqual([{ url: `${site.url}/b.md`, failure, index }]);
    expect(pageNames()).toEqual(["a.md"]);
  });

  it("leaves a page out that was named beside others", async () => {
    const site = await startSite({ "/a.md": operationPage("/a"), "/b.md": busy });
    const { unavailable } = await add([`${site.url}/b.md`, `${site.url}/a.md`]);
    expect(unavailable).toMatchObject([{ url: `${site.url}/b.md` }]);
    expect(pageNames()).toEqual(["a.md"]);
  });

  it("adds nothing if no page is left", async () => {
    const site = await startSite({ "/llms.txt": "[a](/a.md)", "/a.md": busy });
    for (const path of ["/llms.txt", "/a.md"]) {
      await expect(add([site.url + path])).rejects.toThrow(
        /^Nothing was added, because pages could not be downloaded:\n {2}the server responded with 429 .*\n {4}http.*\/a\.md\nCheck the URLs, or run the same command again later\.$/,
      );
    }
    expect(filesOf(join(folder, "specs"))).toEqual({});
  });

  it("is not asked for more pages after ten failures", async () => {
    const { routes, paths } = largeSite();
    const site = await startSite(routes);
    for (const path of paths) routes[path] = (response) => response.destroy();
    const failed = add([`${site.url}/llms.txt`]);
    await expect(failed).rejects.toThrow(
      "  not requested, because 10 other pages had failed\n    http",
    );
    expect(site.requests.length).toBeLessThan(30);
  });
});

describe("adding a site again", () => {
  it("adds only the new pages, also without naming the site", async () => {
    const routes = { "/llms.txt": "[a](/a.md)", "/a.md": operationPage("/a") };
    const site = await startSite(routes);
    await add([`${site.url}/llms.txt`]);
    Object.assign(routes, { "/llms.txt": "[a](/a.md) [b](/b.md)", "/b.md": operationPage("/b") });
    site.requests.length = 0;
    const { sites } = await add([]);
    expect(pathsOf(site)).toEqual(["/llms.txt", "/b.md"]);
    expect(sites[0]).toMatchObject({ added: ["b.md"] });
    expect(countLeft(sites[0]?.left ?? [])).toEqual({
      [`already in ${join(folder, "specs/api")}`]: 1,
    });
    expect(pageNames()).toEqual(["a.md", "b.md"]);
  });

  it("changes nothing if there is no new page", async () => {
    const site = await startSite({ "/llms.txt": "[a](/a.md)", "/a.md": operationPage("/a") });
    await add([`${site.url}/llms.txt`]);
    const before = filesOf(join(folder, "specs"));
    await add([`${site.url}/llms.txt`]);
    expect(filesOf(join(folder, "specs"))).toEqual(before);
  });

  it("does not add a page again that contains its own URL, with another extension", async () => {
    const routes = {
      "/llms.txt": "[a](/a.mdx) [b](/b.md)",
      "/b.md": operationPage("/b"),
      "/a.md": `Reference: ORIGIN/a\n\n${operationPage("/a")}`,
    };
    const site = await startSite(routes);
    await add([`${site.url}/a.md`]);
    await add([`${site.url}/llms.txt`]);
    expect(pageNames()).toEqual(["a.md", "b.md"]);
    expect(pathsOf(site)).not.toContain("/a.mdx");
  });

  it("does not add a page under a second URL", async () => {
    const routes = { "/llms.txt": "[a](/a.md)", "/a.md": operationPage("/a") };
    const site = await startSite(routes);
    await add([`${site.url}/llms.txt`]);
    Object.assign(routes, { "/llms.txt": "[a](/a.md) [b](/b.md)", "/b.md": redirectTo("/a.md") });
    await add([]);
    expect(pageNames()).toEqual(["a.md"]);
  });
});

describe("a page that names an index", () => {
  const hint = "> Fetch the complete documentation index at: ORIGIN/llms.txt\n\n";
  const routes = () => ({
    "/llms.txt": "[a](/a.md) [b](/b.md)",
    "/a.md": hint + operationPage("/a"),
    "/b.md": hint + operationPage("/b"),
    "/start.md": `${hint}# Start\n`,
  });

  it("leads to the site if it has no document", async () => {
    const site = await startSite(routes());
    await add([`${site.url}/start.md`]);
    expect(pageNames()).toEqual(["a.md", "b.md"]);
  });

  it("is added without the site if it has a document", async () => {
    const site = await startSite(routes());
    await add([`${site.url}/a.md`]);
    expect(pageNames()).toEqual(["a.md"]);
    expect(existsSync(join(folder, "specs/api/sites.yaml"))).toBe(false);
  });

  it("leads to the site if an option chooses pages", async () => {
    const site = await startSite(routes());
    await add([`${site.url}/a.md`], { match: ["/b"] });
    expect(pageNames()).toEqual(["b.md"]);
  });

  it("does not lead to a site on another host", async () => {
    const site = await startSite({
      "/start.md": "Fetch the complete documentation index at: https://docs.example.com/llms.txt",
    });
    await expect(add([`${site.url}/start.md`])).rejects.toThrow("No page contains an OpenAPI");
    expect(pathsOf(site)).toEqual(["/start.md"]);
  });

  it.each([{ match: ["a"] }, { ignore: ["a"] }])("is needed for %j", async (options) => {
    const site = await startSite({ "/a.md": operationPage("/a") });
    await expect(add([`${site.url}/a.md`], options)).rejects.toThrow(UsageError);
    await expect(add([], options)).rejects.toThrow(UsageError);
  });
});

describe("a page of a site", () => {
  it("that has an error is left with the error, and the others are added", async () => {
    const invalid =
      "## OpenAPI Specification\n\n```yaml\nopenapi: 3.1.0\npaths: {a: {$ref: '/etc/passwd'}}\n```\n";
    const site = await startSite({
      "/llms.txt": "[a](/a.md) [b](/b.md) [c](/c.md)",
      "/a.md": operationPage("/a"),
      "/b.md": invalid,
      "/c.md": "## OpenAPI Specification\n\n```yaml\nopenapi: 3.1.0\npaths: {\n```\n",
    });
    const { sites } = await add([`${site.url}/llms.txt`]);
    expect(pageNames()).toEqual(["a.md"]);
    expect(sites[0]?.left).toMatchObject([
      { url: `${site.url}/b.md`, reason: expect.stringContaining("/etc/passwd") as string },
      { url: `${site.url}/c.md`, reason: expect.stringMatching(/YAML/i) as string },
    ]);
  });

  it.each([
    ["an HTML page", "an HTML page"],
    ["too large", "larger than 32 MiB"],
    ["not UTF-8", "not UTF-8"],
    ["a redirect to another host", "redirect to another host, other.example"],
    ["a redirect to a file", "refused a redirect to a file: URL"],
    ["an endless redirect", "redirected more than 5 times"],
    ["empty", "empty"],
  ])("that is %s is left", async (kind, reason) => {
    const site = await startSite({
      "/llms.txt": "[a](/a.md) [b](/b.md)",
      "/a.md": operationPage("/a"),
      "/b.md": (response) => {
        if (kind === "an HTML page") sendText(response, "<!doctype html>");
        else if (kind === "too large") sendText(response, "a".repeat(33 * 1024 * 1024));
        else if (kind === "not UTF-8") response.writeHead(200).end(Buffer.from([0xff, 0xfe]));
        else if (kind === "a redirect to another host")
          redirectTo("https://other.example/")(response);
        else if (kind === "a redirect to a file") redirectTo("file:///etc/passwd")(response);
        else if (kind === "an endless redirect") redirectTo("/b.md")(response);
        else response.writeHead(200).end();
      },
    });
    const { sites } = await add([`${site.url}/llms.txt`]);
    expect(pageNames()).toEqual(["a.md"]);
    expect(sites[0]?.left).toMatchObject([{ reason: expect.stringContaining(reason) as string }]);
  });
});

it("a site without a document is refused with its summary", async () => {
  const site = await startSite({ "/llms.txt": "[a](/a.md) [b](/b.md)", "/a.md": "# A\n" });
  await expect(add([`${site.url}/llms.txt`])).rejects.toThrow(
    `added no page, skipped 2 links\n  1 skipped: ${PROSE}\n    ${site.url}/a.md\n  1 skipped: ${MISSING}`,
  );
});

it("an index that does not exist is named in the error", async () => {
  const site = await startSite({});
  await expect(add([`${site.url}/llms.txt`])).rejects.toThrow(`${site.url}/llms.txt: ${MISSING}`);
});

it("an index without a chosen page is refused with the reasons, and is not remembered", async () => {
  const site = await startSite({ "/llms.txt": "[a](/a.md)", "/empty/llms.txt": "# Nothing\n" });
  await expect(add([`${site.url}/llms.txt`], { match: ["/b"] })).rejects.toThrow(
    `${site.url}/llms.txt: the index contains no page that is chosen\n  1 skipped: not chosen by --match and --ignore\n    ${site.url}/a.md`,
  );
  await expect(add([`${site.url}/empty/llms.txt`])).rejects.toThrow("the index contains no link");
  expect(filesOf(join(folder, "specs"))).toEqual({});
});
