import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How often a task must be polled until it is ready. */
const POLLS_UNTIL_READY = 3;

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "*",
  "access-control-allow-methods": "*",
};

export interface FakeVendor {
  url: string;
  close: () => void;
}

/** The vendor that the suite talks to, on loopback. The id of a task says how it behaves. */
export async function startFakeVendor(): Promise<FakeVendor> {
  const polls = new Map<string, number>();
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      if (request.url === "/page") return sendPage(response);
      const { status, json } = respond(request, body, polls);
      response.writeHead(status, { "content-type": "application/json", ...CORS });
      response.end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A cast: a TCP server has a port, and not the name of a pipe.
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("latin1")) body += String(chunk);
  return body;
}

function sendPage(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/html" });
  response.end("<!doctype html><script src='data:text/javascript,'></script>");
}

function respond(request: IncomingMessage, body: string, polls: Map<string, number>) {
  if (request.method === "OPTIONS") return { status: 200, json: {} };
  if (request.method === "POST") return { status: 200, json: { _id: readVideo(body) } };
  const id = request.url?.split("/").at(-1) ?? "";
  if (id === "echo") {
    return { status: 401, json: { message: `no token ${String(request.headers["x-api-key"])}` } };
  }
  // Each runtime polls anew, so the count begins again after a task was ready.
  const count = ((polls.get(id) ?? 0) % POLLS_UNTIL_READY) + 1;
  polls.set(id, count);
  const isReady = id === "ready" || (id.startsWith("soon") && count === POLLS_UNTIL_READY);
  return { status: 200, json: { _id: id, status: isReady ? "ready" : "indexing" } };
}

/** The content of the uploaded video. */
function readVideo(body: string): string | undefined {
  return /name="video_file"[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(body)?.[1];
}
