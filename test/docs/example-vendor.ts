/** A vendor on this machine, for the session of docs/any-vendor.md: its documentation and its API. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { codeBlocks } from "../support/documentation.ts";

const PAGE = "docs/any-vendor.md";
const USUAL_HOST = "localhost:4010";

const documentation = codeBlocks(PAGE).find(({ language }) => language === "md")?.code ?? "";

/** The responses to the polls of a job. The last one is repeated. */
const PROGRESS = [
  { phase: "queued", frames: { done: 0, total: 240 } },
  { phase: "rendering", frames: { done: 90, total: 240 } },
  { phase: "finished", frames: { done: 240, total: 240 } },
];
const polls = new Map<string, number>();

const server = createServer((request, response) => {
  const { host = USUAL_HOST, authorization } = request.headers;
  if (request.url === "/docs/get-job.md") {
    response.writeHead(200, { "content-type": "text/markdown" });
    response.end(documentation.replaceAll(USUAL_HOST, host));
    return;
  }
  const id = request.url?.split("/").at(-1) ?? "";
  const poll = polls.get(id) ?? 0;
  polls.set(id, poll + 1);
  const job = { job_id: id, ...(PROGRESS[poll] ?? PROGRESS.at(-1)) };
  const isAllowed = authorization === "Bearer secret-of-example";
  response.writeHead(isAllowed ? 200 : 401, { "content-type": "application/json" });
  response.end(JSON.stringify(isAllowed ? job : { message: "wrong key" }));
});

server.listen(Number(process.env["PORT"] ?? 4010), () => {
  console.log((server.address() as AddressInfo).port);
});
