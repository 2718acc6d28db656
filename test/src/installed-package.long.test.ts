import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../support/commands.ts";
import { startLanguageServer } from "../support/language-server.ts";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");
const QUIET = ["--no-audit", "--no-fund", "--ignore-scripts", "--silent"];
const LINES = [
  'import { createTwelveLabs } from "video-tasks/twelvelabs";',
  'const task = await createTwelveLabs().tasks.retrieve("a");',
  "export const hls = task.raw.hls;",
];

let project: string;
let server: ReturnType<typeof startLanguageServer>;

// An empty project, in which a new user has installed the package and nothing else.
beforeAll(async () => {
  const folder = realpathSync(temporaryFolder(afterAll));
  project = join(folder, "project");
  mkdirSync(project);
  const pack = ["pack", "--silent", "--pack-destination", folder];
  const { stdout } = await run("npm", pack, { cwd: root });
  const tarball = join(folder, stdout.trim().split("\n").at(-1) ?? "");
  writeFileSync(join(project, "package.json"), '{"private":true,"type":"module"}');
  await run("npm", ["install", ...QUIET, tarball], { cwd: project });
  writeFileSync(join(project, "tsconfig.json"), '{"compilerOptions":{"module":"nodenext"}}');
  writeFileSync(join(project, "jump.ts"), LINES.join("\n"));
  server = startLanguageServer();
});
afterAll(() => server.close());

test("a new user who has installed only video-tasks jumps from task.raw.hls to the line of the page", async () => {
  const file = join(project, "jump.ts");
  server.open(file);
  const column = LINES[2]!.lastIndexOf("hls") + 1;
  const [found] = await server.definitionsAt(file, 3, column);
  const page = "specs/twelvelabs/pages/retrieve-video-indexing-task.md";
  expect(found?.file).toBe(join(project, "node_modules/video-tasks", page));
  const line = readFileSync(found!.file, "utf8").split("\n")[found!.line - 1];
  expect(line?.slice(found!.column - 1)).toBe("hls:");
});
