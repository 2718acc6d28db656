import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { replaceFiles } from "../../../scripts/pull/replace-files.ts";

const script = fileURLToPath(new URL("../../../scripts/pull.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");

// Each run starts a process, which takes long on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
let server: Server;
let origin: string;
/** What the server answers, by path. */
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
  const argv = ["--import", tsx, script, "--allow-http", "--cache", "cache.json", ...words];
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

const answer = (text: string, headers: Record<string, string> = {}) => {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, { "content-type": "text/markdown", ...headers }).end(text);
  };
};

const one = "specs/video/pages/one.md";
const two = "specs/video/pages/two.md";

describe("npm run pull", () => {
  it("replaces what changed, and leaves what is equal", async () => {
    write(one, page("One", "/one"));
    write(two, page("Two", "/two"));
    const changed = page("One, renewed", "/one");
    routes = { "/one.md": answer(changed), "/two.md": answer(page("Two", "/two")) };
    const { code, stdout, stderr } = await run();
    expect(stdout).toBe(`${one}: changed\n${two}: equal\n`);
    expect([code, stderr, read(one)]).toEqual([0, "", changed]);
    expect(readdirSync(join(folder, "specs/video/pages"))).toEqual(["one.md", "two.md"]);
  });

  it("asks the second time whether a page is still the same", async () => {
    write(one, page("One", "/one"));
    const renewed = page("One, renewed", "/one");
    routes["/one.md"] = (request, response) => {
      if (request.headers["if-none-match"] === '"v2"') response.writeHead(304).end();
      else answer(renewed, { etag: '"v2"' })(request, response);
    };
    await run();
    expect((await run()).stdout).toBe(`${one}: unchanged\n`);
    write(one, page("One, by hand", "/one"));
    expect((await run()).stdout).toBe(`${one}: changed\n`);
    expect(requests).toEqual(["/one.md -", '/one.md "v2"', "/one.md -"]);
  });

  it("takes a broken cache for none", async () => {
    write(one, page("One", "/one"));
    write("cache.json", '{"specs/video/pages/one.md": null}');
    routes["/one.md"] = answer(page("One", "/one"));
    expect(await run()).toMatchObject({ code: 0, stdout: `${one}: equal\n`, stderr: "" });
  });

  it("leaves a page that differs only in placeholder UUIDs", async () => {
    const uuid = (digit: string) =>
      `components:\n  schemas:\n    Item: ${"8-4-4-4-12".replaceAll(/\d+/g, (n) => digit.repeat(+n))}\n`;
    const ours = page("One", "/one", uuid("a"));
    write(one, ours);
    routes["/one.md"] = answer(page("One", "/one", uuid("b")));
    expect((await run()).stdout).toBe(`${one}: equal but for placeholder UUIDs\n`);
    expect(read(one)).toBe(ours);
  });

  it("follows pages.yaml, and says which pages have no address", async () => {
    write(one, "# One\n");
    write(two, "# Two\n");
    write("specs/video/pages.yaml", `one.md: ${origin}/any\n`);
    routes["/any"] = answer("# Renewed\n");
    const { code, stdout } = await run();
    expect(stdout.split("\n")).toEqual([
      `${two}: has no address; name it in pages.yaml to have it pulled`,
      `${one}: changed`,
      "",
    ]);
    expect([code, read(one), read(two)]).toEqual([0, "# Renewed\n", "# Two\n"]);
  });

  it("lets a page name another host where pages.yaml has its address", async () => {
    const renewed = page("One, renewed", "/one").replace(origin, "https://example.com");
    write(one, page("One", "/one").replace(origin, "https://example.com"));
    write("specs/video/pages.yaml", `one.md: ${origin}/any\n`);
    routes["/any"] = answer(renewed);
    expect((await run()).stdout).toBe(`${one}: changed\n`);
    expect(read(one)).toBe(renewed);
  });

  it("pulls only the API that is asked for", async () => {
    write(one, page("One", "/one"));
    write("specs/audio/pages/three.md", page("Three", "/three"));
    routes["/three.md"] = answer(page("Three, renewed", "/three"));
    expect((await run("--api", "audio")).stdout).toBe("specs/audio/pages/three.md: changed\n");
  });
});

describe("npm run pull changes nothing at all", () => {
  const other = () => page("Two, renewed", "/two");

  it.each<[string, () => (typeof routes)[string], string]>([
    ["a page is gone", () => (_q, response) => void response.writeHead(404).end(), "answered 404"],
    [
      "the server is busy for long",
      () => (_q, response) => void response.writeHead(429, { "retry-after": "3600" }).end(),
      "answered 429 Too Many Requests, to be tried again after 3600",
    ],
    ["a server is slow", () => () => {}, "took longer than 1 s"],
    [
      "an answer is cut off",
      () => (_q, response) => {
        response.writeHead(200, { "content-length": "5000" });
        response.write(page("Two", "/two"));
        setTimeout(() => response.destroy(), 20);
      },
      "could not be fetched: ",
    ],
    [
      "a web page comes in place of Markdown",
      () => answer("<!DOCTYPE html><title>Two</title>", { "content-type": "text/html" }),
      "answered with a web page (HTML)",
    ],
    [
      "a redirect leads to another host",
      () => (_q, response) =>
        void response.writeHead(302, { location: "https://example.com/two.md" }).end(),
      "redirects to another host, example.com",
    ],
    [
      "a specification is gone",
      () => answer("# Two\n\nmoved\n"),
      "no longer holds a specification",
    ],
    [
      "a page names another host as its own",
      () => answer(page("Two", "/two").replace(origin, "https://example.com")),
      "names an address on another host as its own: https://example.com/two.md",
    ],
  ])("when %s", async (_title, route, message) => {
    const ours = [page("One", "/one"), page("Two", "/two")];
    write(one, ours[0] ?? "");
    write(two, ours[1] ?? "");
    routes = { "/one.md": answer(other()), "/two.md": route() };
    const { code, stdout, stderr } = await run("--timeout", "1");
    expect(stderr).toContain(`pull: nothing was changed, for\n${two}: ${origin}/two.md ${message}`);
    expect([code, stdout]).toEqual([1, ""]);
    expect([read(one), read(two)]).toEqual(ours);
    expect(readdirSync(folder)).toEqual(["specs"]);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("when %s comes in the middle", async (signal) => {
    const ours = page("One", "/one");
    write(one, ours);
    write(two, page("Two", "/two"));
    routes["/one.md"] = answer(page("One, renewed", "/one"));
    const asked = new Promise<void>((resolve) => {
      routes["/two.md"] = () => resolve();
    });
    const { child, result } = start();
    await asked;
    child.kill(signal);
    expect(await result).toMatchObject({
      code: 1,
      stderr: `pull: ended by ${signal}; nothing was changed\n`,
    });
    expect(read(one)).toBe(ours);
  });

  it("when http is not allowed", async () => {
    write(one, page("One", "/one"));
    const argv = ["--import", tsx, script, "--cache", "cache.json"];
    const stderr = await new Promise((resolve) => {
      execFile(process.execPath, argv, { cwd: folder }, (_error, _out, err) => resolve(err));
    });
    expect(stderr).toContain("is not https (--allow-http permits it)");
    expect(requests).toEqual([]);
  });
});

describe("npm run pull refuses", () => {
  it.each([
    ["an API that does not exist", ["--api", "audio"], 1, 'there is no API "audio" in specs'],
    ["a folder that does not exist", ["--specs", "none"], 1, "there is no folder none"],
    ["pages without any address", [], 1, "no page has an address to pull from"],
    ["a time that is none", ["--timeout", "soon"], 2, "--timeout is a number of seconds"],
    ["an unknown option", ["--fast"], 2, "Unknown option '--fast'"],
    ["a missing value", ["--api"], 2, "Option '--api <value>' argument missing"],
  ])("%s", async (_title, words, code, message) => {
    write(one, "# One\n");
    const result = await run(...words);
    expect(result.stderr).toContain(`pull: ${message}`);
    expect(result.code).toBe(code);
  });

  it("an address for a page that is not there", async () => {
    write(one, "# One\n");
    write("specs/video/pages.yaml", "gone.md: https://example.com/gone.md\n");
    const { code, stderr } = await run();
    expect(stderr).toContain('names "gone.md", which is not in specs/video/pages');
    expect(code).toBe(1);
  });
});

describe("replaceFiles", () => {
  it("replaces none when one cannot be written", () => {
    write("a.md", "old a\n");
    write("folder/b.md", "old b\n");
    const files = new Map([
      [join(folder, "a.md"), Buffer.from("new a\n")],
      [join(folder, "folder/b.md"), Buffer.from("new b\n")],
    ]);
    mkdirSync(join(folder, `folder/b.md.${process.pid}.tmp`));
    expect(() => replaceFiles(files)).toThrow("EISDIR");
    expect(read("a.md")).toBe("old a\n");
    expect(readdirSync(folder)).toEqual(["a.md", "folder"]);
  });

  it("puts back what it replaced when a later one cannot be", () => {
    write("a.md", "old a\n");
    // The same file in two spellings: the first takes away what the second would rename.
    const files = new Map([
      [join(folder, "a.md"), Buffer.from("new a\n")],
      [`${folder}/./a.md`, Buffer.from("new a\n")],
    ]);
    expect(() => replaceFiles(files)).toThrow("ENOENT");
    expect(read("a.md")).toBe("old a\n");
  });
});
