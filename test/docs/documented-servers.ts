/** Loaded before a documentation example runs: the vendors' servers, without a network. */
import nock from "nock";

const VIDEO_ID = "61e17a3fbb1a4f2d9c7e5b10";

interface Endpoint {
  origin: string;
  path: string;
  method?: "DELETE" | "GET" | "POST";
  /** One body per request; the last one is repeated. */
  bodies: object[];
  /** One status per body. */
  statuses?: number[];
}

const twelvelabsTask = { _id: "61e1789761c43d6d9b7362f3", status: "ready", video_id: VIDEO_ID };
const livepeerTask = (phase: string, progress: number) => ({
  id: "09F8B46C-61A0-4254-9875-F71F4C605BC7",
  status: { phase, progress, updatedAt: 1_587_667_174_725 },
});
const legacyTask = (status: string) => ({ _id: "62a1ec6d9ea24f052b971d33", status });

const endpoints: Endpoint[] = [
  {
    origin: "https://api.twelvelabs.io",
    path: "/v1.3/tasks/61e1789761c43d6d9b7362f3",
    bodies: [twelvelabsTask],
  },
  {
    origin: "https://api.twelvelabs.io",
    path: "/v1.3/tasks/61e1789761c43d6d9b7362f4",
    bodies: [{ _id: "61e1789761c43d6d9b7362f4", status: "failed" }],
  },
  {
    origin: "https://api.twelvelabs.io",
    path: "/v1.3/embed-v2/tasks/64f8d2c7e4a1b37f8a9c5d12",
    bodies: [{ _id: "64f8d2c7e4a1b37f8a9c5d12", status: "ready", data: [{}, {}] }],
  },
  {
    origin: "https://api.twelvelabs.io",
    path: "/v1.3/embed-v2/tasks/64f8d2c7e4a1b37f8a9c5d13",
    bodies: [
      { _id: "64f8d2c7e4a1b37f8a9c5d13", status: "failed", error: { message: "no audio track" } },
    ],
  },
  {
    origin: "https://proxy.example.com",
    path: "/v1.3/tasks/61e1789761c43d6d9b7362f3",
    bodies: [twelvelabsTask],
  },
  {
    origin: "https://livepeer.studio",
    path: "/api/task/09F8B46C-61A0-4254-9875-F71F4C605BC7",
    bodies: [livepeerTask("running", 0.5), livepeerTask("completed", 1)],
  },
  {
    origin: "https://api.twelvelabs.io",
    path: "/v1/indexes/tasks",
    method: "POST",
    bodies: [{ _id: "62a1ec6d9ea24f052b971d33" }],
  },
  {
    origin: "https://api.twelvelabs.io",
    path: "/v1/indexes/tasks",
    bodies: [
      { data: [legacyTask("ready")], page_info: { page: 1, total_page: 2 } },
      { data: [legacyTask("indexing")], page_info: { page: 2, total_page: 2 } },
    ],
  },
  {
    origin: "https://api.twelvelabs.io",
    path: "/v1/indexes/tasks/62a1ec6d9ea24f052b971d33",
    bodies: [legacyTask("ready")],
  },
  {
    origin: "https://api.twelvelabs.io",
    path: "/v1/indexes/tasks/62a1ec6d9ea24f052b971d33/video-id",
    bodies: [{ _id: VIDEO_ID, exist: true }],
  },
  {
    origin: "https://api.example.com",
    path: "/v2/threads/thread-1/runs/run-1",
    bodies: [{ status: "in_progress" }, { status: "completed" }],
  },
  {
    origin: "https://api.example.com",
    path: "/v2/reports/report-1",
    bodies: [{}, { rows: [1, 2, 3] }],
    statuses: [202, 200],
  },
  {
    origin: "https://api.example.com",
    path: "/v2/jobs/job-1",
    bodies: [{ phase: "rendering" }, { phase: "cancelled" }],
  },
  {
    origin: "https://api.example.com",
    path: "/v2/jobs/job-1",
    method: "DELETE",
    bodies: [{}],
  },
];

nock.disableNetConnect();
for (const { origin, path, method = "GET", bodies, statuses = [] } of endpoints) {
  for (const [index, body] of bodies.entries()) {
    const isLast = index === bodies.length - 1;
    nock(origin)
      .persist(isLast)
      .intercept(path, method)
      .query(true)
      .reply(statuses[index] ?? 200, body);
  }
}
