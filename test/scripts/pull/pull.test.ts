import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { replaceFiles } from "../../../scripts/pull/replace-files.ts";
import { nodeArguments } from "../../support/programs/node-arguments.ts";

const PULL = nodeArguments("scripts/pull.ts");

// Each run starts a process, which can take long on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
let server: Server;
let origin: string;
/** The responses of the server, by path. */
let routes: Record<string, (request: IncomingMessage, response: ServerResponse) => void>;
let requests: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "pull-"));
  routes = {};
  requests = [];
  server = createServer((request, response) => {
    requests.push(`${request.url} ${request.headers["if-none-match"] ?? "-"}`);
    const route = routes[request.url ?? ""];
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, text: string) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const read = (file: string) => readFileSync(join(folder, file), "utf8");

function start(...words: string[]) {
  const argv = [...PULL, "--allow-http", "--cache", "cache.json", ...words];
  let end: (result: { code: number | string | null; stdout: string; stderr: string }) => void;
  const result = new Promise<Parameters<typeof end>[0]>((resolve) => (end = resolve));
  const child = execFile(
    process.execPath,
    argv,
    { cwd: folder, timeout: 20_000 },
    (error, stdout, stderr) => end({ code: error ? (error.code ?? null) : 0, stdout, stderr }),
  );
  return { child, result };
}

const run = (...words: string[]) => start(...words).result;

const page = (title: string, path: string, note = "") =>
  `# ${title}\n\nReference: ${origin}${path}\n\n## OpenAPI Specification\n\n\`\`\`yaml\nopenapi: 3.1.0\npaths: {}\n${note}\`\`\`\n`;

const respondWith = (text: string, headers: Record<string, string> = {}) => {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, { "content-type": "text/markdown", ...headers }).end(text);
  };
};

const one = "specs/video/pages/one.md";
const two = "specs/video/pages/two.md";

describe("npm run pull", () => {
  it("replaces changed pages, and leaves equal pages", async () => {
    write(one, page("One", "/one"));
    write(two, page("Two", "/two"));
    const changed = page("One, renewed", "/one");
    routes = { "/one.md": respondWith(changed), "/two.md": respondWith(page("Two", "/two")) };
    const { code, stdout, stderr } = await run();
    expect(stdout).toBe(`${one}: changed\n${two}: equal\n`);
    expect([code, stderr, read(one)]).toEqual([0, "", changed]);
    expect(readdirSync(join(folder, "specs/video/pages"))).toEqual(["one.md", "two.md"]);
  });

  it("sends the validators of the last run, unless the page was edited", async () => {
    write(one, page("One", "/one"));
    const renewed = page("One, renewed", "/one");
    routes["/one.md"] = (request, response) => {
      if (request.headers["if-none-match"] === '"v2"') response.writeHead(304).end();
      else respondWith(renewed, { etag: '"v2"' })(request, response);
    };
    await run();
    expect((await run()).stdout).toBe(`${one}: unchanged\n`);
    write(one, page("One, by hand", "/one"));
    expect((await run()).stdout).toBe(`${one}: changed\n`);
    expect(requests).toEqual(["/one.md -", '/one.md "v2"', "/one.md -"]);
  });

  it.each(["a\nb", "\u{1f600}", "a\u0000", 5, null, {}])(
    "ignores a damaged validator in the cache: %j",
    async (etag) => {
      write(one, page("One", "/one"));
      routes = { "/one.md": respondWith(page("One", "/one"), { etag: '"new"' }) };
      await run();
      const [entry] = Object.values(JSON.parse(read("cache.json")) as Record<string, object>);
      write("cache.json", JSON.stringify({ [one]: { ...entry, etag, lastModified: etag } }));
      expect(await run()).toMatchObject({ code: 0, stderr: "" });
      expect(requests).toEqual(["/one.md -", "/one.md -"]);
      expect(read("cache.json")).toContain('\\"new\\"');
    },
  );

  it("ignores a damaged cache", async () => {
    write(one, page("One", "/one"));
    write("cache.json", '{"specs/video/pages/one.md": null}');
    routes["/one.md"] = respondWith(page("One", "/one"));
    expect(await run()).toMatchObject({ code: 0, stdout: `${one}: equal\n`, stderr: "" });
  });

  it("does not replace a page that differs only in placeholder UUIDs", async () => {
    const uuid = (digit: string) =>
      `components:\n  schemas:\n    Item: ${"8-4-4-4-12".replaceAll(/\d+/g, (n) => digit.repeat(+n))}\n`;
    const ours = page("One", "/one", uuid("a"));
    write(one, ours);
    routes["/one.md"] = respondWith(page("One", "/one", uuid("b")));
    expect((await run()).stdout).toBe(`${one}: equal except for placeholder UUIDs\n`);
    expect(read(one)).toBe(ours);
  });

  it("uses the URLs of pages.yaml, and reports pages without a URL", async () => {
    write(one, "# One\n");
    write(two, "# Two\n");
    write("specs/video/pages.yaml", `one.md: ${origin}/any\n`);
    routes["/any"] = respondWith("# Renewed\n");
    const { code, stdout } = await run();
    expect(stdout.split("\n")).toEqual([
      `${two}: skipped because it has no URL; add its URL to pages.yaml`,
      `${one}: changed`,
      "",
    ]);
    expect([code, read(one), read(two)]).toEqual([0, "# Renewed\n", "# Two\n"]);
  });

  it("accepts another host on a page if its URL is in pages.yaml", async () => {
    const renewed = page("One, renewed", "/one").replace(origin, "https://example.com");
    write(one, page("One", "/one").replace(origin, "https://example.com"));
    write("specs/video/pages.yaml", `one.md: ${origin}/any\n`);
    routes["/any"] = respondWith(renewed);
    expect((await run()).stdout).toBe(`${one}: changed\n`);
    expect(read(one)).toBe(renewed);
  });

  it("pulls only the API of --api", async () => {
    write(one, page("One", "/one"));
    write("specs/audio/pages/three.md", page("Three", "/three"));
    routes["/three.md"] = respondWith(page("Three, renewed", "/three"));
    expect((await run("--api", "audio")).stdout).toBe("specs/audio/pages/three.md: changed\n");
  });
});

describe("npm run pull with a site", () => {
  const index = () => `${origin}/llms.txt`;

  beforeEach(() => {
    write(one, page("One", "/one"));
    write(two, page("Two", "/two"));
    write("specs/video/sites.yaml", `- index: ${index()}\n`);
    routes = {
      "/one.md": respondWith(page("One, renewed", "/one")),
      "/two.md": respondWith(page("Two", "/two")),
      "/three.md": respondWith(page("Three", "/three")),
      "/prose.md": respondWith("# Prose\n", { etag: '"prose"' }),
    };
  });

  it("reports new pages, and replaces the changed ones", async () => {
    routes["/llms.txt"] = respondWith("[1](/one.md) [2](/two.md) [3](/three.md) [4](/prose.md)");
    const { code, stdout } = await run();
    expect(stdout.split("\n")).toEqual([
      `${one}: changed`,
      `${two}: equal`,
      `specs/video/sites.yaml: new: ${origin}/three.md`,
      `specs/video/sites.yaml: 1 new page in ${index()}; to add it, run \`npm run add -- --api video\``,
      "",
    ]);
    expect([code, read(one)]).toEqual([0, page("One, renewed", "/one")]);
    requests.length = 0;
    await run();
    expect(requests).toContain('/prose.md "prose"');
    expect(requests).toContain("/three.md -");
  });

  it("reports a page that is gone and not listed as vanished, and replaces the others", async () => {
    routes["/llms.txt"] = respondWith("[1](/one.md)");
    delete routes["/two.md"];
    const { code, stdout } = await run();
    expect(stdout.split("\n")).toEqual([
      `${one}: changed`,
      `${two}: vanished: ${origin}/two.md: the server responded with 404 Not Found, and it is not listed in ${index()}; delete the page, and its line in pages.yaml`,
      "",
    ]);
    expect([code, read(one), read(two)]).toEqual([
      0,
      page("One, renewed", "/one"),
      page("Two", "/two"),
    ]);
  });

  it("reports a page that exists but is not listed", async () => {
    routes["/llms.txt"] = respondWith("[1](/one.md)");
    expect((await run()).stdout).toContain(`${two}: equal, but not listed in ${index()}\n`);
  });

  it("fails if a page is gone but still listed, and if the index is gone", async () => {
    routes["/llms.txt"] = respondWith("[1](/one.md) [2](/two.md)");
    delete routes["/two.md"];
    expect(await run()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${two}: ${origin}/two.md: the server`) as string,
    });
    delete routes["/llms.txt"];
    expect((await run()).stderr).toContain(`specs/video/sites.yaml: ${index()}: the server`);
    expect(read(one)).toBe(page("One", "/one"));
  });
});

describe("npm run pull changes no page", () => {
  const other = () => page("Two, renewed", "/two");

  it.each<[string, () => (typeof routes)[string], string]>([
    [
      "a page was removed",
      () => (_q, response) => void response.writeHead(404).end(),
      "the server responded with 404",
    ],
    [
      "the server stays busy for an hour",
      () => (_q, response) => void response.writeHead(429, { "retry-after": "3600" }).end(),
      "the server responded with 429 Too Many Requests (Retry-After: 3600)",
    ],
    ["a server is slow", () => () => {}, "the request took longer than 1 s"],
    [
      "a response is incomplete",
      () => (_q, response) => {
        response.writeHead(200, { "content-length": "5000" });
        response.write(page("Two", "/two"));
        setTimeout(() => response.destroy(), 20);
      },
      "the request failed: ",
    ],
    [
      "the server sends HTML",
      () => respondWith("<!DOCTYPE html><title>Two</title>", { "content-type": "text/html" }),
      "the response is an HTML page, not Markdown",
    ],
    [
      "a redirect leads to another host",
      () => (_q, response) =>
        void response.writeHead(302, { location: "https://example.com/two.md" }).end(),
      "refused a redirect to another host, example.com",
    ],
    [
      "the OpenAPI document was removed from a page",
      () => respondWith("# Two\n\nmoved\n"),
      "the page no longer contains an OpenAPI document",
    ],
    [
      "a page contains a URL on another host as its own",
      () => respondWith(page("Two", "/two").replace(origin, "https://example.com")),
      "the new page gives a URL on another host as its own: https://example.com/two.md",
    ],
  ])("if %s", async (_title, route, message) => {
    const ours = [page("One", "/one"), page("Two", "/two")];
    write(one, ours[0] ?? "");
    write(two, ours[1] ?? "");
    routes = { "/one.md": respondWith(other()), "/two.md": route() };
    const { code, stdout, stderr } = await run("--timeout", "1");
    expect(stderr).toContain(
      `pull: no page was changed, because these pages failed:\n${two}: ${origin}/two.md: ${message}`,
    );
    expect([code, stdout]).toEqual([1, ""]);
    expect([read(one), read(two)]).toEqual(ours);
    expect(readdirSync(folder)).toEqual(["specs"]);
  });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "if it receives %s while it downloads",
    async (signal) => {
      const ours = page("One", "/one");
      write(one, ours);
      write(two, page("Two", "/two"));
      routes["/one.md"] = respondWith(page("One, renewed", "/one"));
      const asked = new Promise<void>((resolve) => {
        routes["/two.md"] = () => resolve();
      });
      const { child, result } = start();
      await asked;
      child.kill(signal);
      expect(await result).toMatchObject({
        code: 1,
        stderr: `pull: stopped by ${signal}; no page was changed\n`,
      });
      expect(read(one)).toBe(ours);
    },
  );

  it("if a URL uses http and --allow-http is not given", async () => {
    write(one, page("One", "/one"));
    const argv = [...PULL, "--cache", "cache.json"];
    const stderr = await new Promise((resolve) => {
      execFile(process.execPath, argv, { cwd: folder }, (_error, _out, err) => resolve(err));
    });
    expect(stderr).toContain("it does not use https; pass --allow-http to allow http");
    expect(requests).toEqual([]);
  });
});

describe("npm run pull rejects", () => {
  it.each([
    [
      "an API that does not exist",
      ["--api", "audio"],
      2,
      "The directory specs/audio does not exist. Known APIs: video.",
    ],
    ["a directory that does not exist", ["--specs", "none"], 2, "none is not a directory"],
    ["an API whose pages have no URL", [], 1, "no page has a URL"],
    ["an invalid timeout", ["--timeout", "soon"], 2, "--timeout must be a number of seconds"],
    ["an unknown option", ["--fast"], 2, "Unknown option --fast."],
    ["a missing value", ["--api"], 2, "--api needs a value"],
  ])("%s", async (_title, words, code, message) => {
    write(one, "# One\n");
    const result = await run(...words);
    expect(result.stderr).toContain(`pull: ${message}`);
    expect(result.code).toBe(code);
  });

  it("a URL for a page that does not exist", async () => {
    write(one, "# One\n");
    write("specs/video/pages.yaml", "gone.md: https://example.com/gone.md\n");
    const { code, stderr } = await run();
    expect(stderr).toContain('lists "gone.md", which is not in specs/video/pages');
    expect(code).toBe(1);
  });
});

it("npm run pull rejects a damaged list of sites", async () => {
  write(one, page("One", "/one"));
  write("specs/video/sites.yaml", "- index: nowhere\n");
  const { code, stderr } = await run();
  expect(stderr).toContain(
    "pull: cannot read specs/video/sites.yaml: each site must have an `index`",
  );
  expect([code, requests]).toEqual([1, []]);
});

describe("replaceFiles", () => {
  it("replaces no file if one cannot be written", () => {
    write("a.md", "old a\n");
    write("folder/b.md", "old b\n");
    const files = new Map([
      [join(folder, "a.md"), Buffer.from("new a\n")],
      [join(folder, "folder/b.md"), Buffer.from("new b\n")],
    ]);
    mkdirSync(join(folder, `folder/.b.md.${process.pid}.tmp`));
    expect(() => replaceFiles(files)).toThrow("EISDIR");
    expect(read("a.md")).toBe("old a\n");
    expect(readdirSync(folder)).toEqual(["a.md", "folder"]);
  });

  it("restores the replaced files if a later one cannot be replaced", () => {
    write("a.md", "old a\n");
    // The same file with two paths: the first rename removes the temporary file of the second.
    const files = new Map([
      [join(folder, "a.md"), Buffer.from("new a\n")],
      [`${folder}/./a.md`, Buffer.from("new a\n")],
    ]);
    expect(() => replaceFiles(files)).toThrow("ENOENT");
    expect(read("a.md")).toBe("old a\n");
  });
});
