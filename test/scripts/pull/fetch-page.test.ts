import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { areEqualExceptPlaceholders } from "../../../scripts/pull/equal-except-placeholders.ts";
import { fetchPage, type FetchOptions } from "../../../scripts/pull/fetch-page.ts";
import { inParallel } from "../../../scripts/pull/in-parallel.ts";
import { readUrlList, urlOnPage } from "../../../scripts/pull/page-url.ts";
import { reasonToRefuse } from "../../../scripts/pull/refuse-url.ts";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
}

const neverAborted = new AbortController().signal;
const options: FetchOptions = {
  allowHttp: true,
  timeout: 5000,
  maxBytes: 1000,
  attempts: 1,
  signal: neverAborted,
};

describe("fetchPage", () => {
  it("returns the bytes, the text and the validators", async () => {
    const url = await serve((_request, response) => {
      response.setHeader("etag", '"one"');
      response.setHeader("last-modified", "Mon, 02 Jan 2023 00:00:00 GMT");
      response.end("\ufeff# Tasks\n");
    });
    expect(await fetchPage(url, {}, options)).toEqual({
      state: "fetched",
      bytes: Buffer.from("\ufeff# Tasks\n"),
      text: "\ufeff# Tasks\n",
      validators: { etag: '"one"', lastModified: "Mon, 02 Jan 2023 00:00:00 GMT" },
    });
  });

  it("sends the validators, and reports a page that has not changed", async () => {
    const seen: unknown[] = [];
    const url = await serve(({ headers }, response) => {
      seen.push(headers["if-none-match"], headers["if-modified-since"]);
      response.writeHead(304).end();
    });
    const validators = { etag: '"one"', lastModified: "Mon, 02 Jan 2023 00:00:00 GMT" };
    expect(await fetchPage(url, validators, options)).toEqual({ state: "unchanged" });
    expect(seen).toEqual(['"one"', "Mon, 02 Jan 2023 00:00:00 GMT"]);
  });

  it.each([404, 403, 500])("rejects %i without a retry", async (status) => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      response.writeHead(status).end("no");
    });
    const fetched = fetchPage(url, {}, { ...options, attempts: 3 });
    await expect(fetched).rejects.toThrow(`the server responded with ${status}`);
    expect(requests).toBe(1);
  });

  it.each([201, 204, 206])("rejects %i, which is not the whole page", async (status) => {
    const url = await serve((_request, response) => {
      response.writeHead(status, { "content-range": "bytes 0-6/20" }).end("# Tasks");
    });
    const fetched = fetchPage(url, {}, options);
    await expect(fetched).rejects.toThrow(/responded with 20\d .*, which is not the whole page/);
  });

  it("repeats the request to a busy server after Retry-After", async () => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      if (requests < 3) response.writeHead(429, { "retry-after": "0" }).end();
      else response.end("# Tasks\n");
    });
    const fetched = await fetchPage(url, {}, { ...options, attempts: 3 });
    expect(fetched.state).toBe("fetched");
  });

  it("gives up if the server stays busy", async () => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      response.writeHead(429, { "retry-after": "0" }).end();
    });
    const fetched = fetchPage(url, {}, { ...options, attempts: 3 });
    await expect(fetched).rejects.toThrow(
      "the server responded with 429 Too Many Requests (Retry-After: 0)",
    );
    expect(requests).toBe(3);
  });

  it.each(["3600", "Fri, 01 Jan 2100 00:00:00 GMT"])(
    "does not wait if Retry-After is %s",
    async (after) => {
      const url = await serve((_request, response) => {
        response.writeHead(503, { "retry-after": after }).end();
      });
      const fetched = fetchPage(url, {}, { ...options, attempts: 3 });
      await expect(fetched).rejects.toThrow(`(Retry-After: ${after})`);
    },
  );

  it.each([
    ["to send its headers", false],
    ["to send its body", true],
  ])("ends at the timeout if the server is slow %s", async (_title, sendsHeaders) => {
    const url = await serve((_request, response) => {
      if (sendsHeaders) response.write("# Tas");
    });
    const fetched = fetchPage(url, {}, { ...options, timeout: 100 });
    await expect(fetched).rejects.toThrow("the request took longer than 0.1 s");
  });

  it.each<[string, RequestListener]>([
    [
      "shorter than its content-length",
      (_request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("# Tasks\n");
        setTimeout(() => response.destroy(), 20);
      },
    ],
    [
      "incomplete",
      (_request, response) => {
        response.write("# Tasks\n");
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])("rejects a body that is %s", async (_title, listener) => {
    const url = await serve(listener);
    await expect(fetchPage(url, {}, options)).rejects.toThrow("the request failed: ");
  });

  it.each<[string, string | Uint8Array, string, string]>([
    ["HTML by its content type", "# Tasks", "text/html; charset=utf-8", "an HTML page"],
    ["HTML by its text", "\n<!DOCTYPE html><p>", "text/markdown", "an HTML page"],
    ["an empty body", "\n", "text/markdown", "the response is empty"],
    ["invalid UTF-8", Uint8Array.of(0x23, 0xff, 0xfe), "text/markdown", "is not UTF-8 text"],
    ["a body that is too large", "x".repeat(1001), "text/markdown", "is larger than 1000 bytes"],
  ])("rejects %s", async (_title, body, type, message) => {
    const url = await serve((_request, response) => {
      response.setHeader("content-type", type);
      response.end(body);
    });
    await expect(fetchPage(url, {}, options)).rejects.toThrow(message);
  });

  it("requests an uncompressed body", async () => {
    const url = await serve(({ headers }, response) => {
      response.end(`# ${headers["accept-encoding"]}\n`);
    });
    expect(await fetchPage(url, {}, options)).toMatchObject({ text: "# identity\n" });
  });

  it("limits the size after decompression", async () => {
    const url = await serve((_request, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end(gzipSync("x".repeat(100_000)));
    });
    await expect(fetchPage(url, {}, options)).rejects.toThrow("is larger than 1000 bytes");
  });

  it("follows a redirect on the same host with the same validators", async () => {
    const origin = await serve(({ url, headers }, response) => {
      if (url === "/old") response.writeHead(301, { location: "/new" }).end();
      else response.end(`# ${headers["if-none-match"]}\n`);
    });
    const fetched = await fetchPage(`${origin}/old`, { etag: '"a"' }, options);
    expect(fetched).toMatchObject({ text: '# "a"\n' });
  });

  it("refuses a redirect to another host and sends no request to it", async () => {
    let requests = 0;
    const other = await serve((_request, response) => {
      requests += 1;
      response.end("# Tasks\n");
    });
    const url = await serve((_request, response) => {
      response.writeHead(302, { location: `${other}/page` }).end();
    });
    const fetched = fetchPage(url, {}, options);
    await expect(fetched).rejects.toThrow(
      `refused a redirect to another host, ${new URL(other).host}`,
    );
    expect(requests).toBe(0);
  });

  it("gives up after five redirects", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(302, { location: "/" }).end();
    });
    await expect(fetchPage(url, {}, options)).rejects.toThrow(
      "the server redirected more than 5 times",
    );
  });

  it("refuses an http URL by default and sends no request", async () => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      response.end("# Tasks\n");
    });
    const fetched = fetchPage(url, {}, { ...options, allowHttp: false });
    await expect(fetched).rejects.toThrow("it does not use https; pass --allow-http");
    expect(requests).toBe(0);
  });

  it("reports why a host cannot be reached", async () => {
    const url = await serve(() => {});
    servers.splice(0).forEach((server) => server.close());
    await expect(fetchPage(url, {}, options)).rejects.toThrow("ECONNREFUSED");
  });

  it("ends if the signal is aborted during a wait", async () => {
    const stop = new AbortController();
    const url = await serve((_request, response) => {
      response.writeHead(429, { "retry-after": "20" }).end();
      setTimeout(() => stop.abort(new Error("enough")), 20);
    });
    const fetched = fetchPage(url, {}, { ...options, attempts: 2, signal: stop.signal });
    await expect(fetched).rejects.toThrow("enough");
    expect(stop.signal.aborted).toBe(true);
  });
});

describe("page URLs", () => {
  it.each([
    ["Reference: https://docs.example.com/a/b", "https://docs.example.com/a/b.md"],
    ["Reference: https://docs.example.com/a/b/", "https://docs.example.com/a/b.md"],
    ["Reference: https://docs.example.com/a.md#part", "https://docs.example.com/a.md"],
    ["Reference: https://docs.example.com/a?v=2\r", "https://docs.example.com/a.md?v=2"],
    ["Reference: nowhere", undefined],
    ["See Reference: https://docs.example.com/a", undefined],
    ["```\nReference: https://docs.example.com/a", undefined],
  ])("%j on a page results in %s", (line, url) => {
    expect(urlOnPage(`# Title\n\n${line}\n\ntext\n`)).toBe(url);
  });

  it("are read from pages.yaml", () => {
    const list = readUrlList("get.md: https://docs.example.com/get.md\n");
    expect([...list]).toEqual([["get.md", "https://docs.example.com/get.md"]]);
    expect(readUrlList("").size).toBe(0);
  });

  it.each([
    ["- a\n", "it must map the file names"],
    ["a.md: b: c\n", "line 1: The YAML cannot be parsed. A second colon makes this a map"],
    ["a.md: nowhere\n", 'the URL of "a.md" is invalid'],
    ["a.md: 1\n", 'the URL of "a.md" is invalid'],
  ])("are not read from the invalid list %j", (text, message) => {
    expect(() => readUrlList(text)).toThrow(message);
  });

  it.each([
    ["https://a.example/x", undefined],
    ["http://a.example/x", "it does not use https; pass --allow-http to allow http"],
    ["file:///etc/passwd", "it does not use https"],
    ["https://user:word@a.example/x", "it contains a user name or password"],
  ])("%s is refused because %s", (url, reason) => {
    expect(reasonToRefuse(new URL(url), false)).toBe(reason);
  });
});

describe("areEqualExceptPlaceholders", () => {
  const one = "1d4747a6-0a3c-4b5d-8e9f-0123456789ab";
  const other = "00000000-1111-2222-3333-444444444444";
  const genuine = "3f0f6c2e-8d1b-4f57-9a3e-5b2c7d9e1a40";
  const page = (schema: string, example: string) =>
    `# Page\n\n## OpenAPI\n\n\`\`\`yaml\nopenapi: 3.1.0\ninfo:\n  title: Page\n  version: "1"\npaths: {}\ncomponents:\n  schemas:\n    Item:\n      type: object\n      properties:\n        secret: ${schema}\n        id:\n          type: string\n          example: ${example}\n\`\`\`\n`;

  it.each([
    ["true for another placeholder UUID", page(other, genuine), true],
    ["false for another UUID in an example", page(one, other), false],
    [
      "false for a type in place of a placeholder",
      page("{ type: string, format: uuid, minLength: 1 }", genuine),
      false,
    ],
    ["false for another example", page(one, genuine.replaceAll("-", "_")), false],
  ])("is %s", async (_, text, equal) => {
    expect(await areEqualExceptPlaceholders(page(one, genuine), text)).toBe(equal);
  });
});

describe("inParallel", () => {
  it("keeps the order of the items and respects the limit", async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([30, 10, 20, 0, 5], 2, async (delay) => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, delay));
      running -= 1;
      return delay * 2;
    });
    expect(results).toEqual([60, 20, 40, 0, 10]);
    expect(most).toBe(2);
  });
});
