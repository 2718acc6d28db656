import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSource } from "../../../scripts/add/read-source.ts";
import { CommandError, UsageError } from "../../../scripts/shared/command.ts";
import { temporaryFolder } from "../../support/commands.ts";

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer(({ url = "" }, response) => {
    if (url === "/missing.md") response.statusCode = 404;
    response.setHeader("content-type", url === "/web" ? "text/html" : "text/markdown");
    // A page of Fern names its own URL.
    response.end(url === "/own.md" ? `# A\n\nReference: ${origin}/own\n` : "# A\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
});

afterAll(() => void server.close());

describe("the name of a page from a URL", () => {
  it.each([
    ["/tasks/retrieve", "retrieve.md"],
    ["/tasks/retrieve/", "retrieve.md"],
    ["/retrieve.mdx?v=2", "retrieve.mdx"],
    ["/retrieve%20a%2Ftask", "retrieve-a-task.md"],
    ["/..%2F..%2Fpasswd", "-..-passwd.md"],
    ["/.hidden.md", "hidden.md"],
    ["/", "index.md"],
    ["/...", "index.md"],
  ])("%s is %s", async (path, name) => {
    expect((await readSource(origin + path, true)).name).toBe(name);
  });
});

it("a file is read byte for byte, and refused when it is empty", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "a.md"), "\uFEFF# A\n");
  writeFileSync(join(folder, "b.md"), " \n");
  const file = join(folder, "a.md");
  const page = await readSource(file, false);
  const text = "\uFEFF# A\n";
  expect(page).toEqual({ name: "a.md", bytes: Buffer.from(text), text, file });
  await expect(readSource(join(folder, "b.md"), false)).rejects.toThrow(CommandError);
});

it("the standard input is refused, because it has no file name", async () => {
  const refused = readSource("-", false);
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow("Save the standard input to a file and pass its path");
});

describe("the URL of a page", () => {
  it("is remembered", async () => {
    expect((await readSource(`${origin}/a.md`, true)).url).toBe(`${origin}/a.md`);
  });

  it("is not remembered when the page names it itself", async () => {
    expect(await readSource(`${origin}/own.md`, true)).not.toHaveProperty("url");
  });

  it.each([
    ["https://", "The URL https:// is invalid."],
    ["http://[", "The URL http://[ is invalid."],
    ["htps://a.example", "The URL htps://a.example is invalid. It must begin with https://."],
    ["nowhere/missing.md", "Cannot read nowhere/missing.md: no such file or directory."],
  ])("%s is refused", async (source, message) => {
    const refused = readSource(source, true);
    await expect(refused).rejects.toThrow(CommandError);
    await expect(refused).rejects.toThrow(message);
  });

  it("that does not exist is refused with advice", async () => {
    await expect(readSource(`${origin}/missing.md`, true)).rejects.toThrow(
      `${origin}/missing.md: the server responded with 404 Not Found. Check the URL.`,
    );
  });
});

it("a web page is refused with the URLs that could be passed instead", async () => {
  await expect(readSource(`${origin}/web`, true)).rejects.toThrow(
    `the response is an HTML page, not Markdown. Pass the URL of the Markdown page, which often ends in .md, or of the site's index, such as ${origin}/llms.txt.`,
  );
});
