import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { addressOnPage, readAddressList, refusalOf } from "../../../scripts/pull/addresses.ts";
import { fetchPage, type FetchOptions } from "../../../scripts/pull/fetch-page.ts";
import { inParallel } from "../../../scripts/pull/in-parallel.ts";
import { equalButForPlaceholders } from "../../../scripts/pull/placeholders.ts";

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

const never = new AbortController().signal;
const options: FetchOptions = {
  allowHttp: true,
  timeout: 5000,
  maxBytes: 1000,
  attempts: 1,
  signal: never,
};

describe("fetchPage", () => {
  it("gives the bytes, the text and what to ask with next time", async () => {
    const address = await serve((_request, response) => {
      response.setHeader("etag", '"one"');
      response.setHeader("last-modified", "Mon, 02 Jan 2023 00:00:00 GMT");
      response.end("\ufeff# Tasks\n");
    });
    expect(await fetchPage(address, {}, options)).toEqual({
      state: "fetched",
      bytes: Buffer.from("\ufeff# Tasks\n"),
      text: "\ufeff# Tasks\n",
      validators: { etag: '"one"', lastModified: "Mon, 02 Jan 2023 00:00:00 GMT" },
    });
  });

  it("asks with what it was given, and understands 304", async () => {
    const seen: unknown[] = [];
    const address = await serve(({ headers }, response) => {
      seen.push(headers["if-none-match"], headers["if-modified-since"]);
      response.writeHead(304).end();
    });
    const validators = { etag: '"one"', lastModified: "Mon, 02 Jan 2023 00:00:00 GMT" };
    expect(await fetchPage(address, validators, options)).toEqual({ state: "unchanged" });
    expect(seen).toEqual(['"one"', "Mon, 02 Jan 2023 00:00:00 GMT"]);
  });

  it.each([404, 403, 500])("refuses %i at once", async (status) => {
    let requests = 0;
    const address = await serve((_request, response) => {
      requests += 1;
      response.writeHead(status).end("no");
    });
    const fetched = fetchPage(address, {}, { ...options, attempts: 3 });
    await expect(fetched).rejects.toThrow(`answered ${status}`);
    expect(requests).toBe(1);
  });

  it("asks a busy server again, as soon as it says", async () => {
    let requests = 0;
    const address = await serve((_request, response) => {
      requests += 1;
      if (requests < 3) response.writeHead(429, { "retry-after": "0" }).end();
      else response.end("# Tasks\n");
    });
    const fetched = await fetchPage(address, {}, { ...options, attempts: 3 });
    expect(fetched.state).toBe("fetched");
  });

  it("gives up on a server that stays busy", async () => {
    let requests = 0;
    const address = await serve((_request, response) => {
      requests += 1;
      response.writeHead(429, { "retry-after": "0" }).end();
    });
    const fetched = fetchPage(address, {}, { ...options, attempts: 3 });
    await expect(fetched).rejects.toThrow(
      "answered 429 Too Many Requests, to be tried again after 0",
    );
    expect(requests).toBe(3);
  });

  it.each(["3600", "Fri, 01 Jan 2100 00:00:00 GMT"])("does not wait until %s", async (after) => {
    const address = await serve((_request, response) => {
      response.writeHead(503, { "retry-after": after }).end();
    });
    const fetched = fetchPage(address, {}, { ...options, attempts: 3 });
    await expect(fetched).rejects.toThrow(`to be tried again after ${after}`);
  });

  it.each([
    ["before its headers", false],
    ["in its body", true],
  ])("does not wait for a server that is slow %s", async (_title, sendsHeaders) => {
    const address = await serve((_request, response) => {
      if (sendsHeaders) response.write("# Tas");
    });
    const fetched = fetchPage(address, {}, { ...options, timeout: 100 });
    await expect(fetched).rejects.toThrow("took longer than 0.1 s");
  });

  it.each<[string, RequestListener]>([
    [
      "shorter than it says",
      (_request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("# Tasks\n");
        setTimeout(() => response.destroy(), 20);
      },
    ],
    [
      "ended in the middle of its chunks",
      (_request, response) => {
        response.write("# Tasks\n");
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])("refuses a body that is %s", async (_title, listener) => {
    const address = await serve(listener);
    await expect(fetchPage(address, {}, options)).rejects.toThrow("could not be fetched: ");
  });

  it.each<[string, string | Uint8Array, string, string]>([
    ["a web page by its type", "# Tasks", "text/html; charset=utf-8", "a web page (HTML)"],
    ["a web page by its text", "\n<!DOCTYPE html><p>", "text/markdown", "a web page (HTML)"],
    ["nothing", "\n", "text/markdown", "an empty page"],
    ["other than UTF-8", Uint8Array.of(0x23, 0xff, 0xfe), "text/markdown", "is no UTF-8 text"],
    ["too much", "x".repeat(1001), "text/markdown", "is larger than 1000 bytes"],
  ])("refuses %s", async (_title, body, type, message) => {
    const address = await serve((_request, response) => {
      response.setHeader("content-type", type);
      response.end(body);
    });
    await expect(fetchPage(address, {}, options)).rejects.toThrow(message);
  });

  it("asks for text that is not compressed, in which a cut is seen", async () => {
    const address = await serve(({ headers }, response) => {
      response.end(`# ${headers["accept-encoding"]}\n`);
    });
    expect(await fetchPage(address, {}, options)).toMatchObject({ text: "# identity\n" });
  });

  it("counts the size after it is unpacked", async () => {
    const address = await serve((_request, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end(gzipSync("x".repeat(100_000)));
    });
    await expect(fetchPage(address, {}, options)).rejects.toThrow("is larger than 1000 bytes");
  });

  it("follows a redirect on the same host, with its conditions", async () => {
    const address = await serve(({ url, headers }, response) => {
      if (url === "/old") response.writeHead(301, { location: "/new" }).end();
      else response.end(`# ${headers["if-none-match"]}\n`);
    });
    const fetched = await fetchPage(`${address}/old`, { etag: '"a"' }, options);
    expect(fetched).toMatchObject({ text: '# "a"\n' });
  });

  it("follows no redirect to another host, and asks it nothing", async () => {
    let requests = 0;
    const other = await serve((_request, response) => {
      requests += 1;
      response.end("# Tasks\n");
    });
    const address = await serve((_request, response) => {
      response.writeHead(302, { location: `${other}/page` }).end();
    });
    const fetched = fetchPage(address, {}, options);
    await expect(fetched).rejects.toThrow(`redirects to another host, ${new URL(other).host}`);
    expect(requests).toBe(0);
  });

  it("ends a ring of redirects", async () => {
    const address = await serve((_request, response) => {
      response.writeHead(302, { location: "/" }).end();
    });
    await expect(fetchPage(address, {}, options)).rejects.toThrow("redirects more than 5 times");
  });

  it("refuses http where that is not allowed, and asks nothing", async () => {
    let requests = 0;
    const address = await serve((_request, response) => {
      requests += 1;
      response.end("# Tasks\n");
    });
    const fetched = fetchPage(address, {}, { ...options, allowHttp: false });
    await expect(fetched).rejects.toThrow("is not https (--allow-http permits it)");
    expect(requests).toBe(0);
  });

  it("says why a host cannot be reached", async () => {
    const address = await serve(() => {});
    servers.splice(0).forEach((server) => server.close());
    await expect(fetchPage(address, {}, options)).rejects.toThrow("ECONNREFUSED");
  });

  it("ends with the reason of its signal, from a wait as well", async () => {
    const stop = new AbortController();
    const address = await serve((_request, response) => {
      response.writeHead(429, { "retry-after": "20" }).end();
      setTimeout(() => stop.abort(new Error("enough")), 20);
    });
    const fetched = fetchPage(address, {}, { ...options, attempts: 2, signal: stop.signal });
    await expect(fetched).rejects.toThrow("enough");
    expect(stop.signal.aborted).toBe(true);
  });
});

describe("addresses", () => {
  it.each([
    ["Reference: https://docs.example.com/a/b", "https://docs.example.com/a/b.md"],
    ["Reference: https://docs.example.com/a/b/", "https://docs.example.com/a/b.md"],
    ["Reference: https://docs.example.com/a.md#part", "https://docs.example.com/a.md"],
    ["Reference: https://docs.example.com/a?v=2\r", "https://docs.example.com/a.md?v=2"],
    ["Reference: nowhere", undefined],
    ["See Reference: https://docs.example.com/a", undefined],
    ["```\nReference: https://docs.example.com/a", undefined],
  ])("reads %j", (line, address) => {
    expect(addressOnPage(`# Title\n\n${line}\n\ntext\n`)).toBe(address);
  });

  it("reads a list of them", () => {
    const list = readAddressList("get.md: https://docs.example.com/get.md\n");
    expect([...list]).toEqual([["get.md", "https://docs.example.com/get.md"]]);
    expect(readAddressList("").size).toBe(0);
  });

  it.each([
    ["- a\n", "it has to map the file names"],
    ["a.md: nowhere\n", 'the address of "a.md" is no URL'],
    ["a.md: 1\n", 'the address of "a.md" is no URL'],
  ])("refuses the list %j", (text, message) => {
    expect(() => readAddressList(text)).toThrow(message);
  });

  it.each([
    ["https://a.example/x", undefined],
    ["http://a.example/x", "is not https (--allow-http permits it)"],
    ["file:///etc/passwd", "is no web address"],
    ["https://user:word@a.example/x", "holds a user name or password"],
  ])("judges %s", (address, refusal) => {
    expect(refusalOf(new URL(address), false)).toBe(refusal);
  });
});

describe("placeholder UUIDs", () => {
  const one = "1d4747a6-0a3c-4b5d-8e9f-0123456789ab";
  const other = "00000000-1111-2222-3333-444444444444";
  const genuine = "3f0f6c2e-8d1b-4f57-9a3e-5b2c7d9e1a40";
  const page = (schema: string, example: string) =>
    `# Page\n\n## OpenAPI\n\n\`\`\`yaml\nopenapi: 3.1.0\ninfo:\n  title: Page\n  version: "1"\npaths: {}\ncomponents:\n  schemas:\n    Item:\n      type: object\n      properties:\n        secret: ${schema}\n        id:\n          type: string\n          example: ${example}\n\`\`\`\n`;

  it.each([
    ["another placeholder", page(other, genuine), true],
    ["another example", page(one, other), false],
    ["a type in its place", page("{ type: string, format: uuid, minLength: 1 }", genuine), false],
    ["another example that is no UUID", page(one, genuine.replaceAll("-", "_")), false],
  ])("%s", async (_, text, equal) => {
    expect(await equalButForPlaceholders(page(one, genuine), text)).toBe(equal);
  });
});

describe("inParallel", () => {
  it("keeps the order, and never does more than its limit at a time", async () => {
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
