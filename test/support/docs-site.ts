import type { ServerResponse } from "node:http";
import { serve, type TestServer } from "./local-server.ts";
import { documentOf, pageOf } from "./pages.ts";

/** A response of the site: the text of a page, or a function that responds. */
export type Route = string | ((response: ServerResponse, origin: string) => void);

export interface DocsSite extends TestServer {
  /** The responses by path. A test can change them. */
  routes: Record<string, Route>;
  /** How many responses are "429 Too Many Requests" before a path responds. */
  busy: Map<string, number>;
}

/** Starts a documentation site. In its texts, `ORIGIN` becomes the origin of the server. */
export async function startSite(routes: Record<string, Route>): Promise<DocsSite> {
  const busy = new Map<string, number>();
  const server = await serve(({ request, response }) => {
    const path = request.url ?? "";
    const left = busy.get(path) ?? 0;
    busy.set(path, left - 1);
    const route = site.routes[path];
    if (left > 0) response.writeHead(429, { "retry-after": "0" }).end();
    else if (route === undefined) response.writeHead(404).end();
    else if (typeof route === "string") sendText(response, route.replaceAll("ORIGIN", site.url));
    else route(response, site.url);
  });
  const site = Object.assign(server, { routes, busy });
  return site;
}

export function sendText(response: ServerResponse, text: string, headers = {}): void {
  response.writeHead(200, { "content-type": "text/markdown", ...headers }).end(text);
}

export const redirectTo = (target: string) => (response: ServerResponse) =>
  void response.writeHead(301, { location: target }).end();

/** A page with one operation. */
export function operationPage(path: string): string {
  const operation = { responses: { 204: { description: "Nothing." } }, security: [] };
  return pageOf(documentOf({}, { [path]: { get: operation } }));
}

/** A large site: 300 pages in two indexes, with redirects, missing pages, prose, and a server that is often busy. */
export function largeSite(): { routes: Record<string, Route>; paths: string[] } {
  const paths = Array.from({ length: 300 }, (_, index) => `/api-reference/page-${index}.md`);
  const routes: Record<string, Route> = {
    "/llms.txt": `# Docs\n\n- [Reference](ORIGIN/api-reference/llms.txt)\n- [Guide](/guide.md)\n${linksTo(paths.slice(0, 150))}`,
    "/api-reference/llms.txt": `# Reference\n\n${linksTo(paths.slice(150))}`,
    "/guide.md": "# Guide\n",
  };
  for (const [index, path] of paths.entries()) {
    const target = `/moved${path}`;
    if (index % 10 === 1) routes[path] = redirectTo(target);
    if (index % 10 === 1) routes[target] = operationPage(`/items-${index}`);
    if (index % 10 === 2) routes[path] = `# Prose ${index}\n`;
    if (index % 10 > 3 || index % 10 === 0) routes[path] = operationPage(`/items-${index}`);
  }
  return { routes, paths };
}

function linksTo(paths: string[]): string {
  return paths.map((path) => `- [${path}](ORIGIN${path}): A page.\n`).join("");
}
