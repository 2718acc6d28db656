import { Readable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { createTwelveLabsLegacy, VideoTasksError, type LegacyCreate } from "../../src/index.ts";
import { createFakeServer, json } from "../support/fake-server.ts";
import { send, serve, type Exchange, type TestServer } from "../support/local-server.ts";
import { catchError, inVirtualTime } from "../support/outcome.ts";

afterEach(() => void vi.useRealTimers());

const connect = (server: TestServer) =>
  createTwelveLabsLegacy({ apiKey: "tlk_0123456789", baseUrl: server.url }).tasks;
const created = { _id: "t1", message: "created", type: "index_task_create" };
const readForm = ({ request, body }: Exchange) =>
  new Response(new Uint8Array(body), {
    headers: { "content-type": request.headers["content-type"] ?? "" },
  }).formData();
const serveForms = async () => {
  const forms: Promise<FormData>[] = [];
  const server = await serve((exchange) => {
    forms.push(readForm(exchange));
    send(exchange.response, 200, created);
  });
  return { server, forms };
};
const video = new File(["moving pictures"], "clip.mp4", { type: "video/mp4" });

test("create sends a file, its transcription and its settings as a multipart form", async () => {
  const { server, forms } = await serveForms();
  const result = await connect(server).create({
    indexId: "i1",
    videoFile: video,
    language: "ko",
    provideTranscription: true,
    transcriptionFile: new Blob(["words"]),
  });
  expect(result).toEqual({ id: "t1", raw: created });
  expect(server.requests).toMatchObject([{ method: "POST", path: "/indexes/tasks" }]);
  const form = await forms[0]!;
  expect(Object.fromEntries(form)).toMatchObject({
    index_id: "i1",
    language: "ko",
    provide_transcription: "true",
  });
  const sent = form.get("video_file") as File;
  expect([sent.name, await sent.text()]).toEqual(["clip.mp4", "moving pictures"]);
  expect(await (form.get("transcription_file") as File).text()).toBe("words");
});

test("create sends URLs as text, and leaves out a file beside a URL", async () => {
  const { server, forms } = await serveForms();
  await connect(server).create({
    indexId: "i1",
    videoFile: video,
    videoUrl: new URL("https://example.com/a.mp4"),
    provideTranscription: true,
    transcriptionUrl: "https://example.com/a.srt",
  });
  expect(Object.fromEntries(await forms[0]!)).toEqual({
    index_id: "i1",
    video_url: "https://example.com/a.mp4",
    provide_transcription: "true",
    transcription_url: "https://example.com/a.srt",
  });
});

const videoUrl = "https://example.com/a.mp4";
const together =
  "Pass `provideTranscription` together with `transcriptionFile` or `transcriptionUrl`.";
test.for<[LegacyCreate, string]>([
  [{ indexId: "", videoUrl }, "No index: pass `indexId`."],
  [{ indexId: "i1" }, "No video: pass `videoFile` or `videoUrl`."],
  [{ indexId: "i1", videoUrl, provideTranscription: true }, together],
  [{ indexId: "i1", videoUrl, transcriptionUrl: videoUrl }, together],
])("create refuses %j before a request is sent", async ([options, message]) => {
  const { server } = await serveForms();
  const error = await catchError(connect(server).create(options));
  expect(error).toBeInstanceOf(VideoTasksError);
  expect(error).toMatchObject({ message });
  expect(server.requests).toEqual([]);
});

// Casts: the values that plain JavaScript passes, against the types.
test.for([
  ["videoFile", "./clip.mp4", "text"],
  ["videoFile", Buffer.from([0, 1, 2]), "Buffer"],
  ["videoFile", new ArrayBuffer(2), "ArrayBuffer"],
  ["videoFile", Readable.from(["moving"]), "Readable"],
  ["videoFile", { uri: "file:///clip.mp4" }, "Object"],
  ["transcriptionFile", "words", "text"],
] as const)("create refuses a %s that is not a file: %s", async ([name, value, kind]) => {
  const { server } = await serveForms();
  const options = { indexId: "i1", videoFile: video, [name]: value as unknown as Blob };
  const error = await catchError(connect(server).create(options));
  expect(error).toBeInstanceOf(VideoTasksError);
  expect((error as Error).message).toContain(
    `\`${name}\` must be a \`Blob\` or a \`File\`, not ${kind}.`,
  );
  expect(server.requests).toEqual([]);
});

test("create sends names and texts with quotes, line breaks and other scripts", async () => {
  const { server, forms } = await serveForms();
  const name = 'a "b"\r\nc 영상.mp4';
  await connect(server).create({
    indexId: "index 색인",
    videoFile: new File(["x"], name, { type: "video/mp4" }),
  });
  const form = await forms[0]!;
  expect(form.get("index_id")).toBe("index 색인");
  const sent = form.get("video_file") as File;
  expect(decodeURIComponent(sent.name)).toBe(name);
  expect(sent.type).toBe("video/mp4");
});

test("create sends a Blob, so that any copy of fetch sends the form", async () => {
  const bodies: unknown[] = [];
  const fetch = async (_url: string, { body }: RequestInit) => {
    bodies.push(body);
    return json(200, created);
  };
  const { tasks } = createTwelveLabsLegacy({ apiKey: "tlk_0123456789", fetch });
  await tasks.create({ indexId: "i1", videoFile: video });
  expect(bodies).toEqual([expect.any(Blob)]);
});

test("create rejects if the response is empty, and does not send the video again", async () => {
  const server = await serve(({ response }) => send(response, 200, ""));
  const failure = connect(server).create({ indexId: "i1", videoUrl });
  await expect(failure).rejects.toMatchObject({ name: "InvalidResponseError", status: 200 });
  expect(server.requests).toHaveLength(1);
});

test("list yields the tasks of all pages, and sends the query with the names of the API", async () => {
  const server = await serve(({ request, response }) => {
    const page = Number(new URL(request.url ?? "", "http://localhost").searchParams.get("page"));
    send(response, 200, {
      data: [{ _id: `a${page}`, status: "Ready" }, { _id: `b${page}` }],
      page_info: { page, total_page: 3 },
    });
  });
  const ids: string[] = [];
  for await (const task of connect(server).list({ index_id: "i1", page_limit: 2 }))
    ids.push(task.id);
  expect(ids).toEqual(["a1", "b1", "a2", "b2", "a3", "b3"]);
  expect(server.requests.map(({ path }) => path)).toEqual(
    [1, 2, 3].map((page) => `/indexes/tasks?index_id=i1&page_limit=2&page=${page}`),
  );
});

test("list starts at the page of the query, and requests a page only when it is reached", async () => {
  const server = await serve(({ response }) =>
    send(response, 200, { data: [{ _id: "a" }], page_info: { page: 2, total_page: 9 } }),
  );
  for await (const task of connect(server).list({ page: 2 })) if (task) break;
  expect(server.requests.map(({ path }) => path)).toEqual(["/indexes/tasks?page=2"]);
});

test.for([0, 1e9])(
  "list ends at an empty page, although the response says that there are %i pages",
  async (total_page) => {
    const server = await serve(({ response }) =>
      send(response, 200, { data: [], page_info: { page: 1, total_page } }),
    );
    for await (const task of connect(server).list()) expect.unreachable(task.id);
    expect(server.requests).toHaveLength(1);
  },
);

test("videoId is undefined until the video exists", async () => {
  const server = await serve(({ response, count }) =>
    send(response, 200, count === 1 ? { exist: false } : { _id: "v1", exist: true }),
  );
  const tasks = connect(server);
  expect(await tasks.videoId("t1")).toBeUndefined();
  expect(await tasks.videoId("t1")).toBe("v1");
  expect(server.requests[0]?.path).toBe("/indexes/tasks/t1/video-id");
  await expect(tasks.videoId("..")).rejects.toBeInstanceOf(VideoTasksError);
});

test("the progress of a legacy task is read if the response has it", async () => {
  const server = await serve(({ response }) =>
    send(response, 200, { _id: "t1", status: "Indexing", process: { percentage: 40 } }),
  );
  const task = await connect(server).retrieve("t1");
  expect(task).toMatchObject({ state: "running", progress: 0.4 });
  expect(server.requests[0]?.path).toBe("/indexes/tasks/t1");
});

test.for([
  [undefined, 30 * 60_000],
  [{ timeout: undefined }, 30 * 60_000],
  [{ timeout: 5_000 }, 5_000],
] as const)("an upload with the options %j times out after %i ms", async ([call, timeout]) => {
  vi.useFakeTimers();
  const { fetch } = createFakeServer(() => undefined);
  const { tasks } = createTwelveLabsLegacy({ apiKey: "tlk_0123456789", fetch });
  const upload = tasks.create({ indexId: "i1", videoFile: video }, call);
  const error = await inVirtualTime(catchError(upload));
  expect((error as Error).message).toContain(`no response after ${timeout} ms`);
});

test.for(["half", null, {}])("the percentage %j is not read as a progress", async (percentage) => {
  const raw = { _id: "t1", status: "Indexing", process: { percentage } };
  const { fetch } = createFakeServer(() => json(200, raw));
  const { tasks } = createTwelveLabsLegacy({ apiKey: "tlk_0123456789", fetch });
  expect((await tasks.retrieve("t1")).progress).toBeUndefined();
});
