import { expect, test } from "vitest";
import { createTwelveLabsLegacy, VideoTasksError, type LegacyCreate } from "../../src/index.ts";
import { send, serve, type Exchange, type TestServer } from "../support/local-server.ts";

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

test("create sends a file, its transcription and its settings as multipart", async () => {
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

test("create sends URLs as text, and no file that the API would ignore", async () => {
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
test.for([
  [{ indexId: "", videoUrl }, "indexId"],
  [{ indexId: "i1" }, "videoFile or videoUrl"],
  [{ indexId: "i1", videoUrl, provideTranscription: true }, "provideTranscription"],
  [{ indexId: "i1", videoUrl, transcriptionUrl: videoUrl }, "provideTranscription"],
] as [LegacyCreate, string][])("create refuses %j unsent", async ([options, named]) => {
  const { server } = await serveForms();
  const failure = connect(server).create(options);
  await expect(failure).rejects.toBeInstanceOf(VideoTasksError);
  await expect(failure).rejects.toThrow(named);
  expect(server.requests).toEqual([]);
});

test("create answered with nothing is an error, and is not sent again", async () => {
  const server = await serve(({ response }) => send(response, 200, ""));
  const failure = connect(server).create({ indexId: "i1", videoUrl });
  await expect(failure).rejects.toMatchObject({ name: "InvalidResponseError", status: 200 });
  expect(server.requests).toHaveLength(1);
});

test("list gives the tasks of all pages, and asks with the document's own names", async () => {
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

test("list asks for no page that is not taken, and starts where it is told", async () => {
  const server = await serve(({ response }) =>
    send(response, 200, { data: [{ _id: "a" }], page_info: { page: 2, total_page: 9 } }),
  );
  for await (const task of connect(server).list({ page: 2 })) if (task) break;
  expect(server.requests.map(({ path }) => path)).toEqual(["/indexes/tasks?page=2"]);
});

test.for([0, 1e9])("list ends where there is nothing, of %i pages", async (total_page) => {
  const server = await serve(({ response }) =>
    send(response, 200, { data: [], page_info: { page: 1, total_page } }),
  );
  for await (const task of connect(server).list()) expect.unreachable(task.id);
  expect(server.requests).toHaveLength(1);
});

test("videoId is undefined while it does not exist", async () => {
  const server = await serve(({ response, count }) =>
    send(response, 200, count == 1 ? { exist: false } : { _id: "v1", exist: true }),
  );
  const tasks = connect(server);
  expect(await tasks.videoId("t1")).toBeUndefined();
  expect(await tasks.videoId("t1")).toBe("v1");
  expect(server.requests[0]?.path).toBe("/indexes/tasks/t1/video-id");
  await expect(tasks.videoId("..")).rejects.toBeInstanceOf(VideoTasksError);
});

test("the progress of a legacy task is read where it is sent", async () => {
  const server = await serve(({ response }) =>
    send(response, 200, { _id: "t1", status: "Indexing", process: { percentage: 40 } }),
  );
  const task = await connect(server).retrieve("t1");
  expect(task).toMatchObject({ state: "running", progress: 0.4 });
  expect(server.requests[0]?.path).toBe("/indexes/tasks/t1");
});
