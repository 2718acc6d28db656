import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/commands.ts";
import { largeSite, operationPage, startSite } from "../../support/docs-site.ts";
import { nodeArguments } from "../../support/programs/node-arguments.ts";

/** A page as GitBook publishes it: JSON on one line, without a request line or security. */
const gitbook = (path: string) => `# Notes

## List notes

\`\`\`json
${JSON.stringify({
  openapi: "3.0.3",
  info: { title: "Notes", version: "1.0.0" },
  paths: {
    [path]: {
      get: {
        operationId: "listNotes",
        summary: "List notes",
        parameters: [{ name: "folder", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          200: {
            description: "Notes",
            content: {
              "application/json": {
                schema: { type: "array", items: { type: "string", nullable: true } },
              },
            },
          },
          400: { description: "Bad" },
        },
      },
    },
  },
})}
\`\`\`
`;

/** An API with a task. */
const JOBS = {
  openapi: "3.1.0",
  info: { title: "Jobs", version: "1" },
  servers: [{ url: "https://api.example.com" }],
  security: [],
  paths: {
    "/jobs/{id}": {
      get: {
        operationId: "getJob",
        summary: "Get a job",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          200: {
            description: "The job",
            content: {
              "application/json": {
                schema: { properties: { status: { enum: ["queued", "done", "failed"] } } },
              },
            },
          },
        },
      },
    },
  },
};

let server: Server;
let origin: string;
let folder: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader("content-type", "text/markdown");
    response.end(request.url === "/prose.md" ? "# Only prose\n" : gitbook("/notes/{folder}"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
});

afterAll(() => {
  server.close();
});

beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, "specs"));
});

interface Result {
  code: unknown;
  stdout: string;
  stderr: string;
}

const command = (args: string[]) => [...nodeArguments("scripts/add.ts"), ...args];

const start = (...args: string[]) => spawn(process.execPath, command(args), { cwd: folder });

/** Runs in the directory, so that the printed paths are relative to it. */
function add(...args: string[]): Promise<Result> {
  return new Promise((resolve) => {
    execFile(process.execPath, command(args), { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr });
    });
  });
}

const read = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");

describe("npm run add", { timeout: 30_000 }, () => {
  it("generates types for a URL, and lists the missing facts", async () => {
    const { code, stdout } = await add(`${origin}/notes`, "--api", "notes", "--allow-http");
    expect(code).toBe(0);
    expect(read("specs", "notes", "pages", "notes.md")).toBe(gitbook("/notes/{folder}"));
    expect(read("specs", "notes", "pages.yaml")).toContain(`notes.md: ${origin}/notes`);
    expect(read("generated", "notes", "types.d.ts")).toContain(
      '"application/json": (string | null)[]',
    );
    expect(stdout).toContain(
      "The pages do not state:\n  - the servers\n  - how requests are authenticated\n",
    );
    expect(stdout).toContain('await client.GET("/notes/{folder}", ');
  });

  it("prints the missing facts as JSON and as annotations", async () => {
    const file = join(folder, "page.md");
    writeFileSync(file, gitbook("/notes/{folder}"));
    const { stdout } = await add(file, "--api", "notes", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      api: "notes",
      added: [
        "specs/notes/pages/page.md",
        "specs/notes/overlay.yaml",
        "specs/notes/known-problems.yaml",
      ],
      lacks: [{ what: "the servers", target: "$" }, {}, {}],
      apis: [{ name: "notes", operations: 1 }],
    });
    const annotated = await add(file, "--api", "again", "--format", "github");
    expect(annotated.stdout).toContain(
      "title=add::The pages do not state the servers. Add it to overlay.yaml.",
    );
  });

  it("drafts an overlay that changes nothing until an action is completed", async () => {
    const file = join(folder, "page.md");
    writeFileSync(file, gitbook("/notes/{folder}"));
    expect((await add(file, "--api", "notes")).code).toBe(0);
    const draft = read("specs", "notes", "overlay.yaml");
    expect(draft.split("\n").filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
    expect(draft).toContain(
      `$.paths['/notes/{folder}'].get.responses['400'].content['application/json'].schema`,
    );
    const filled = draft
      .split("\n")
      .slice(4)
      .map((line) => line.replace(/^# ?/, ""))
      .join("\n");
    writeFileSync(join(folder, "specs", "notes", "overlay.yaml"), filled);
    const second = join(folder, "second.md");
    writeFileSync(second, gitbook("/more/{folder}"));
    const { code, stdout } = await add(second, "--api", "notes");
    expect([code, stdout]).toEqual([0, expect.stringContaining("2 pages")]);
    expect(read("generated", "notes", "openapi.yaml")).toContain("https://…");
  });

  it("writes a client for tasks, and never over a file that exists", async () => {
    const file = join(folder, "job.json");
    writeFileSync(file, JSON.stringify(JOBS));
    const { code, stdout } = await add(file, "--api", "jobs", "--write", "src/jobs.ts");
    expect([code, stdout]).toEqual([0, expect.stringContaining("wrote src/jobs.ts")]);
    const text = read("src", "jobs.ts");
    expect(text).toContain('from "../generated/jobs/types.d.ts"');
    expect(text).toContain("export const createJobs = defineTasks<paths>()({");
    const again = await add(file, "--api", "again", "--write", "src/jobs.ts");
    expect([again.code, again.stderr]).toEqual([
      1,
      "add: src/jobs.ts already exists. Pass another file to --write.\n",
    ]);
    expect(existsSync(join(folder, "specs", "again"))).toBe(false);
  });

  it("writes the client in the format of the project", async () => {
    writeFileSync(join(folder, ".prettierrc"), "singleQuote: true\nsemi: false\n");
    const file = join(folder, "job.json");
    writeFileSync(file, JSON.stringify(JOBS));
    expect((await add(file, "--api", "jobs", "--write", "src/jobs.ts")).code).toBe(0);
    const text = read("src", "jobs.ts");
    expect(text).toContain("import { defineTasks } from 'video-tasks/core'\n");
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("says that no operation looks like a task instead of writing a client", async () => {
    const file = join(folder, "page.md");
    writeFileSync(file, gitbook("/notes/{folder}"));
    const { code, stdout } = await add(file, "--api", "notes", "--write", "notes.ts");
    expect([code, stdout]).toEqual([0, expect.stringContaining("so notes.ts was not written.")]);
    expect(existsSync(join(folder, "notes.ts"))).toBe(false);
  });

  it.each([
    [
      "a page without an OpenAPI document",
      () => [`${origin}/prose.md`, "--api", "x", "--allow-http"],
      "No page contains an OpenAPI document",
    ],
    ["an http URL", () => [`${origin}/notes`, "--api", "x"], "does not use https"],
    ["a file that does not exist", () => [join(folder, "none.md"), "--api", "x"], "Cannot read"],
    [
      "two pages with one file name",
      () => [`${origin}/a/notes`, `${origin}/b/notes`, "--api", "x", "--allow-http"],
      "have the file name notes.md",
    ],
  ])("rejects %s, and writes nothing", async (_, args, message) => {
    const { code, stderr } = await add(...args());
    expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
    expect(existsSync(join(folder, "specs", "x"))).toBe(false);
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });

  it.each([
    ["page", ["--api", "x"]],
    ["API name", ["page.md"]],
    ["valid API name", ["page.md", "--api", "../x"]],
  ])("names its help without a %s", async (_, args) => {
    expect(await add(...args)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Run `npm run add -- --help` to see the options."),
    });
  });
});

describe("npm run add with a site", { timeout: 60_000 }, () => {
  const options = ["--api", "docs", "--allow-http", "--rate", "1000"];

  it("adds the pages, prints a summary, and shortens the list of files", async () => {
    const { routes } = largeSite();
    const site = await startSite(routes);
    const { code, stdout } = await add(`${site.url}/llms.txt`, "--match", "/page-1", ...options);
    expect(code).toBe(0);
    expect(stdout).toContain("docs: 89 pages, 89 documents, 89 operations");
    expect(stdout).toMatch(
      /page-1\.md\n(.*\n){16} {2}… 73 more\n.*pages.yaml\n.*sites.yaml\n.*known-problems.yaml\n/,
    );
    expect(stdout).toContain(
      `\n${site.url}/llms.txt: added 89 pages, skipped 212 links\n  11 skipped: No OpenAPI document`,
    );
    expect(stdout).toContain("    and 8 more\n");
  });

  it("prints every page that it left as JSON, and one annotation per reason", async () => {
    const site = await startSite({
      "/llms.txt": "[a](/a.md) [b](/b.md) [c](/c.md)",
      "/a.md": operationPage("/a"),
    });
    const index = `${site.url}/llms.txt`;
    const { stdout } = await add(index, ...options, "--format", "json");
    const reason = "the server responded with 404 Not Found";
    const left = ["/b.md", "/c.md"].map((path) => ({ url: site.url + path, reason }));
    expect(JSON.parse(stdout)).toMatchObject({ sites: [{ index, added: ["a.md"], left }] });
    const annotated = await add(...options, "--format", "github");
    expect(annotated.stdout).toContain(
      `::notice file=specs/docs/sites.yaml,line=1,col=1,title=add::${index}: 2 skipped: ${reason}\n`,
    );
  });

  it("exits with 1 if a page is unavailable, and repeats its options for the next run", async () => {
    const site = await startSite({
      "/llms.txt": "[a](/a.md) [b](/b.md)",
      "/a.md": operationPage("/a"),
      "/b.md": (response) => void response.writeHead(503, { "retry-after": "3600" }).end(),
    });
    const { code, stdout } = await add(`${site.url}/llms.txt`, "--match", "/", ...options);
    expect(code).toBe(1);
    expect(stdout).toContain("docs: 1 page, 1 document, 1 operation");
    expect(stdout).toMatch(/\n {2}npm run add -- --api docs --allow-http --rate 1000\n\n$/);
  });

  it("that was killed goes on with the next run", async () => {
    const { routes } = largeSite();
    const site = await startSite(routes);
    const stuck = new Promise<void>((resolve) => {
      routes["/api-reference/page-200.md"] = () => resolve();
    });
    const child = start(`${site.url}/llms.txt`, ...options);
    await stuck;
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(existsSync(join(folder, "specs", "docs"))).toBe(false);
    routes["/api-reference/page-200.md"] = operationPage("/items-200");
    const earlier = new Set(site.requests.map(({ path }) => path));
    site.requests.length = 0;
    const { stdout } = await add(`${site.url}/llms.txt`, ...options);
    expect(stdout).toContain("added 240 pages");
    // The others are missing pages and redirects, which are not stored.
    const repeated = site.requests.filter(
      ({ path }) => earlier.has(path) && path.endsWith(".md") && typeof routes[path] === "string",
    );
    // At most four pages were in flight.
    expect(repeated.length).toBeLessThanOrEqual(4);
    expect(earlier.size).toBeGreaterThan(100);
  });

  it.each(["0", "-1", "fast", "1001"])("rejects a rate of %s", async (rate) => {
    const { code, stderr } = await add(
      "https://docs.example.com/llms.txt",
      "--api",
      "x",
      `--rate=${rate}`,
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining("--rate must be a number")]);
  });
});
