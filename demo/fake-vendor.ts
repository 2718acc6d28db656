import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeFetch } from "../src/testing.ts";

/** A server that runs until it is closed. */
export interface FakeVendor {
  url: string;
  close(): void;
}

const respond = async (
  fetch: FakeFetch,
  { method = "GET", url = "/", headers }: IncomingMessage,
  outgoing: ServerResponse,
) => {
  const response = await fetch(`http://${headers.host}${url}`, { method });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(await response.text());
};

/** Serves fake tasks on loopback. */
export const startFakeVendor = async (fetch: FakeFetch): Promise<FakeVendor> => {
  const server = createServer((incoming, outgoing) => {
    respond(fetch, incoming, outgoing).catch((error: unknown) => {
      outgoing.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A cast: only a server on a pipe has no port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
};
