import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { fencePage } from "../support/clean-documents.ts";
import { filesOf, temporaryFolder } from "../support/commands.ts";
import { nodeArguments } from "../support/programs/node-arguments.ts";

// Each test starts processes, which can take long on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** What a page could write to control a terminal or a workflow. */
const EVIL =
  "x\n::error title=forged::by a page\r\n##[add-mask]a\u001b[2J\u001b]0;title\u0007\u009b31m\u2028::stop-commands::t\n##vso[task.complete]\u202e";

const CONTROL = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const ANNOTATION =
  /^::(?:error|warning|notice) (?:file=[^\n:,]+,)?(?:line=\d+,(?:col=\d+,)?)?title=[^\n:,]+::/;

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

function write(file: string, text: string): string {
  const path = join(folder, file);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Does not block: a server of this process must be able to respond. */
function run(script: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const words = [...nodeArguments(`scripts/${script}.ts`), ...args];
  const child = spawn(process.execPath, words, { cwd: folder, timeout: 60_000 });
  const written = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (written.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (written.stderr += text));
  return new Promise((end) => child.on("close", () => end(written)));
}

function expectHarmless(text: string, format: string): void {
  expect(text).not.toMatch(CONTROL);
  expect(text).not.toMatch(/##\w*\[/);
  const commands = text.split("\n").filter((line) => line.trimStart().startsWith("::"));
  const isAllowed = (line: string) => format === "github" && ANNOTATION.test(line);
  expect(commands.filter((line) => !isAllowed(line))).toEqual([]);
}

/** Runs the command in each format, and returns the text of its standard output by format. */
async function expectHarmlessFormats(
  script: string,
  formats: string[],
  ...args: string[]
): Promise<Record<string, string>> {
  const outputs: Record<string, string> = {};
  for (const format of formats) {
    const { stdout, stderr } = await run(script, "--format", format, ...args);
    expectHarmless(stdout, format);
    expectHarmless(stderr, "text");
    expect(stdout + stderr).toMatch(/forged|by a page/);
    if (["json", "sarif"].includes(format) && stdout !== "") JSON.parse(stdout);
    outputs[format] = stdout + stderr;
  }
  return outputs;
}

const info = { title: EVIL, version: "1" };
const response = { description: "x", content: { [`a/${EVIL}`]: { schema: {} } } };
const accepted = {
  openapi: "3.1.0",
  info,
  paths: {
    [`/a${EVIL}`]: {
      get: {
        tags: [EVIL],
        operationId: EVIL,
        parameters: [{ name: EVIL, in: "query", schema: { type: EVIL } }],
        responses: { "200": response, "400": { description: EVIL } },
      },
    },
  },
  components: { schemas: { [`A${EVIL}`]: { type: "object", [EVIL]: 1 }, B: { type: EVIL } } },
};
const refused = { ...accepted, components: { schemas: { A: { $ref: EVIL } } } };

describe("text of a page", () => {
  it("that is accepted does not act through a command, and each finding has one line", async () => {
    write("specs/api/pages/##[a] _b_ @c.md", fencePage(JSON.stringify(accepted), "json"));
    const generate = await expectHarmlessFormats("generate", ["text", "github", "json"]);
    // A rule, its message and its places are one line each.
    const findings = String.raw`(?: {2}(?:warning|info) [\w.-]+\n(?: {4}\S.*\n(?: {6}\S.*:\d+:\d+ .*\n)+)+)+`;
    expect(generate["text"]).toMatch(
      new RegExp(
        `^api: .*\\n${findings}(?: {2}wrote .*\\n)+(?:Generated 1 API .*\\n)Next:\\n(?: {2}\\S.*\\n)+$`,
      ),
    );
    const lint = await expectHarmlessFormats("lint", ["text", "sarif"], "--verbose");
    expect(lint["text"]).toMatch(new RegExp(`^api: .*\\n${findings}\\n1 API, 1 page: .*\\n`));
    const page = write("new.md", fencePage(JSON.stringify(accepted), "json"));
    for (const format of ["text", "github"]) {
      const { stdout, stderr } = await run(
        "add",
        "--api",
        `new-${format}`,
        "--format",
        format,
        page,
      );
      expectHarmless(stdout, format);
      expectHarmless(stderr, "text");
      expect(stdout).toContain("forged");
    }
  });

  it("that is refused does not act through a command", async () => {
    const page = write("specs/api/pages/page.md", fencePage(JSON.stringify(refused), "json"));
    await expectHarmlessFormats("generate", ["text", "github"]);
    await expectHarmlessFormats("lint", ["github", "json"]);
    await expectHarmlessFormats("add", ["text"], "--api", "new", page);
  });

  it("does not act in a generated report", async () => {
    write("specs/api/pages/##[a] _b_ @c.md", fencePage(JSON.stringify(accepted), "json"));
    await run("generate");
    const changes = readFileSync(join(folder, "generated/api/changes.md"), "utf8");
    expect(changes).not.toMatch(CONTROL);
    expect(changes.match(/^## .*/gm)).toEqual([
      "## Summary",
      "## Information lost and decisions",
      "## Repairs by page",
      "## Repairs by rule",
    ]);
    expect(changes).toContain("| pages/##\\[a\\] \\_b\\_ @&#8203;c.md |");
  });

  it("does not act through diff", async () => {
    const git = (...words: string[]) => execFileSync("git", words, { cwd: folder, stdio: "pipe" });
    const api = (extra: object) =>
      JSON.stringify({ openapi: "3.1.0", info, paths: { ...accepted.paths, ...extra } });
    write("specs/api/pages/page.md", "");
    write("generated/api/openapi.yaml", api({}));
    git("init", "--quiet");
    git("add", "--all");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "a");
    write("generated/api/openapi.yaml", api({ [`/new${EVIL}`]: accepted.paths[`/a${EVIL}`] }));
    await expectHarmlessFormats("diff", ["text", "github", "markdown"]);
    write("generated/api/openapi.yaml", `{"a": "${EVIL}`);
    const { stderr } = await run("diff");
    expectHarmless(stderr, "text");
  });
});

describe("text of a server", () => {
  it.each<[string, string, string]>([
    [
      "status text",
      "github",
      `HTTP/1.1 404 \u009b31m::error::forged ##[add-mask]by a page\r\n\r\n`,
    ],
    [
      "URL of a redirect",
      "json",
      `HTTP/1.1 302 Found\r\nLocation: http://forged\u009b2J::##[a]by a page\r\n\r\n`,
    ],
    [
      "time for a retry",
      "text",
      `HTTP/1.1 503 Busy\r\nRetry-After: 99999 ::forged \u009b ##[by a page\r\n\r\n`,
    ],
  ])("does not act through pull: %s, format %s", async (_, format, head) => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end(Buffer.from(head, "latin1")));
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo; // it listens on a port
    write("specs/api/pages/page.md", "# P\n");
    write("specs/api/pages.yaml", `page.md: http://127.0.0.1:${port}/p.md\n`);
    const before = filesOf(join(folder, "specs"));
    await expectHarmlessFormats("pull", [format], "--allow-http");
    expect(filesOf(join(folder, "specs"))).toEqual(before);
  });
});
