import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** 1 for the first request. */
  count: number;
  /** The last part of the path, decoded. */
  id: string;
  body: Buffer;
}

export interface TestServer {
  url: string;
  requests: { method: string; path: string; at: number; headers: IncomingMessage["headers"] }[];
  /** The largest number of requests that were open at once. */
  peak: number;
}

export const send = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers = {},
): void => {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
};

/** A server on loopback that ends with the test, together with its open connections. */
export async function serve(respond: (exchange: Exchange) => unknown): Promise<TestServer> {
  const state: TestServer = { url: "", requests: [], peak: 0 };
  let open = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    state.requests.push({
      method: request.method ?? "",
      path,
      at: Date.now(),
      headers: request.headers,
    });
    const count = state.requests.length;
    state.peak = Math.max(state.peak, ++open);
    response.on("close", () => open--);
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const id = decodeURIComponent(path.split("?")[0]?.split("/").at(-1) ?? "");
      respond({ request, response, count, id, body: Buffer.concat(chunks) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

/** Responds with one status after another, and then always with the last one. */
export const tell = (...words: string[]): Promise<TestServer> =>
  serve(({ response, count, id }) =>
    send(response, 200, { _id: id, status: words[Math.min(count, words.length) - 1] }),
  );
