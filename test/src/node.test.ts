import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { createTwelveLabsLegacy, VideoTasksError } from "../../src/index.ts";
import { fileFrom } from "../../src/node.ts";
import { send, serve } from "../support/local-server.ts";
import { catchError } from "../support/outcome.ts";

function createVideo(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), "video-tasks-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "interview.mp4");
  writeFileSync(path, content);
  return path;
}

test("fileFrom opens a file with its name, and the upload has both", async () => {
  const path = createVideo("moving pictures");
  const uploads: string[] = [];
  const server = await serve(({ response, body }) => {
    uploads.push(String(body));
    send(response, 200, { _id: "t1" });
  });
  const { tasks } = createTwelveLabsLegacy({ apiKey: "tlk_0123456789", baseUrl: server.url });
  for (const source of [path, pathToFileURL(path)]) {
    await tasks.create({ indexId: "i1", videoFile: await fileFrom(source) });
    expect(uploads.pop()).toContain(
      'name="video_file"; filename="interview.mp4"\r\n' +
        "Content-Type: application/octet-stream\r\n\r\nmoving pictures\r\n",
    );
  }
  const named = await fileFrom(path, { name: "a.mp4", type: "video/mp4" });
  expect([named.name, named.type, named.size]).toEqual(["a.mp4", "video/mp4", 15]);
});

test("fileFrom does not read the file", async () => {
  const path = createVideo("before");
  const file = await fileFrom(path);
  writeFileSync(path, "a text of another length");
  // A file that has changed cannot be read any more; a copy in memory could.
  await expect(file.text()).rejects.toMatchObject({ name: "NotReadableError" });
});

test.for(["missing.mp4", "."])("fileFrom refuses the path %s", async (path) => {
  const error = await catchError(fileFrom(path));
  expect(error).toBeInstanceOf(VideoTasksError);
  expect((error as Error).message).toContain(`Cannot open ${path}: `);
});
