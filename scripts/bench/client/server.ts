/** Child process of the benchmark: a server that sends a small task, or one of 636 kB. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const task = {
  _id: "61e1789761c43d6d9b7362f3",
  created_at: "2022-01-14T13:20:22.986Z",
  index_id: "61e165b061c43d6d9b73627b",
  status: "ready",
  updated_at: "2022-01-17T08:35:21.639Z",
  video_id: "61e1789761c43d6d9b7362f3",
};
const segments = Array.from({ length: 31 }, (_, segment) => ({
  embedding: Array.from({ length: 1024 }, (_, index) => Math.sin(segment * 1024 + index)),
  embedding_option: "visual",
  embedding_scope: "clip",
  start_sec: segment,
  end_sec: segment + 1,
}));
const livepeerTask = {
  id: "a",
  type: "upload",
  status: { phase: "completed", progress: 1, updatedAt: 1587667174725 },
};
const small = JSON.stringify(task);
const large = JSON.stringify({ ...task, data: segments }).padEnd(636_000);
/** The bodies by the beginning of the path. Every other path gets the small task. */
const BODIES = [
  ["/embed-v2/", large],
  ["/task/", JSON.stringify(livepeerTask)],
] as const;

const server = createServer((request, response) => {
  response.setHeader("content-type", "application/json");
  const body = BODIES.find(([path]) => request.url?.startsWith(path));
  response.end(body?.[1] ?? small);
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
