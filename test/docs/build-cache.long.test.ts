import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../support/commands.ts";
import { codeBlocks } from "../support/documentation.ts";

const PAGE = "docs/run-in-ci.md";
const APIS = ["notes", "videos"];
const QUIET = ["--no-audit", "--no-fund", "--silent"];

/** The recipe as the page shows it. */
const blocks = codeBlocks(PAGE);
const settings = blocks.find(({ label }) => label === "turbo.json")?.code ?? "";
const manifest = blocks.find(({ label }) => label === "package.json")?.code ?? "";
const install = findCommand("npm install");
const [variable = "", , ...words] = findCommand("TURBO_TELEMETRY_DISABLED").split(" ");

let project: string;
let generated: string;

// A new repository, in which the two packages are installed from their registry and from the sources of this repository.
beforeAll(() => {
  project = temporaryFolder(afterAll);
  generated = join(project, "generated");
  writeFileSync(join(project, "package.json"), manifest);
  writeFileSync(join(project, "turbo.json"), settings);
  for (const api of APIS) writePage(api, "First");
  const pack = ["pack", "--silent", "--workspace", "openapi-pages", "--pack-destination", project];
  const tarball = execFileSync("npm", pack, { encoding: "utf8" }).trim().split("\n").at(-1) ?? "";
  const packages = install.split(" ").slice(2);
  const args = packages.map((word) => (word === "openapi-pages" ? join(project, tarball) : word));
  installPackages(args);
});

test("files come back from the cache, and a changed page runs only the task of its API", () => {
  expect(runTasks()).toEqual({ notes: "miss", videos: "miss" });
  const first = readFiles();
  for (const api of APIS) expect(first).toHaveProperty([join(api, "openapi.yaml")]);

  rmSync(generated, { recursive: true });
  expect(runTasks()).toEqual({ notes: "hit", videos: "hit" });
  expect(readFiles()).toEqual(first);

  writePage("notes", "Second");
  expect(runTasks()).toEqual({ notes: "miss", videos: "hit" });
  expect(readFiles()[join("notes", "openapi.yaml")]).toContain("Second");

  writeFileSync(join(project, "openapi-pages.config.json"), '{ "outputs": { "types": false } }');
  expect(runTasks()).toEqual({ notes: "miss", videos: "miss" });
});

function findCommand(start: string): string {
  const texts = blocks.filter(({ language }) => language === "text").map(({ code }) => code.trim());
  return texts.find((text) => text.startsWith(start)) ?? "";
}

function installPackages(args: string[]): void {
  try {
    execFileSync("npm", ["install", ...QUIET, ...args], { cwd: project, stdio: "pipe" });
  } catch (cause) {
    throw new Error("This test needs the npm registry: the packages could not be installed.", {
      cause,
    });
  }
}

/** Whether the cache had the files of each API. */
function runTasks(): Record<string, string> {
  const [name = "", value = ""] = variable.split("=");
  const output = execFileSync("npx", words, {
    cwd: project,
    encoding: "utf8",
    env: { ...process.env, [name]: value, NO_COLOR: "1" },
  });
  const states = output.matchAll(/generate:(\w+): cache (hit|miss)/g);
  return Object.fromEntries([...states].map(([, api = "", state = ""]) => [api, state]));
}

function writePage(api: string, title: string): void {
  const folder = join(project, "specs", api, "pages");
  mkdirSync(folder, { recursive: true });
  const page = {
    openapi: "3.1.0",
    info: { title, version: "1.0.0" },
    servers: [{ url: "https://api.example.com" }],
    paths: { [`/${api}`]: { get: { responses: { 200: { description: "OK" } } } } },
  };
  writeFileSync(join(folder, "api.json"), JSON.stringify(page));
}

function readFiles(): Record<string, string> {
  const entries = readdirSync(generated, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    files.map((file) => [file.slice(generated.length + 1), readFileSync(file, "utf8")]),
  );
}
