import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { measureBundle } from "../../scripts/bench/peers/bundle-size.ts";
import { buildPackage } from "../../scripts/build/build-package.ts";
import { startLanguageServer } from "../support/language-server.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as {
  exports: Record<string, { types: string; default: string } | string>;
  version: string;
  bin: Record<string, string>;
  dependencies: object;
};
const run = promisify(execFile);

/** The modules of the package. The manifest is exported too, but is not a module. */
const entries = Object.entries(manifest.exports).flatMap(([path, entry]) =>
  typeof entry === "string" ? [] : [{ path, ...entry }],
);
const tsc = `${root}/node_modules/typescript/bin/tsc`;
const consumer = `${root}/node_modules/.cache/video-tasks-consumer`;

test.for([
  ["createTwelveLabs", "twelvelabs", 12193],
  ["createLivepeer", "livepeer", 12151],
  // It also has create, list and videoId.
  ["createTwelveLabsLegacy", "twelvelabs-legacy", 13211],
  ["defineTasks", "core", 12017],
] as const)("%s from %s is at most %i bytes with openapi-fetch", async ([name, file, most]) => {
  const size = await measureBundle({
    resolveDir: root,
    contents: `export { ${name} } from "./src/${file}.ts"`,
  });
  expect(size).toBeLessThanOrEqual(most);
  expect(size).toBeGreaterThan(3000);
});

test("createTasks is at most 6323 bytes, because it comes without openapi-fetch", async () => {
  const size = await measureBundle({
    resolveDir: root,
    contents: 'export { createTasks } from "./src/core.ts"',
  });
  expect(size).toBeLessThanOrEqual(6323);
  expect(size).toBeGreaterThan(2000);
});

/** The files that run in Node only. */
const isForNode = (file: string) => /^(node|cli)\.ts$|^cli\//.test(file);

test("src imports only generated files, openapi-fetch and itself; the files for Node also its modules", () => {
  const files = readdirSync(`${root}/src`, { recursive: true, encoding: "utf8" });
  expect(readFileSync(`${root}/src/node.ts`, "utf8")).toContain('from "node:fs"');
  const imports = files
    .filter((file) => file.endsWith(".ts") && !isForNode(file))
    .flatMap((file) => {
      const text = readFileSync(`${root}/src/${file}`, "utf8");
      return [...text.matchAll(/from "(.+?)"/g)].map(([, from]) => from!);
    });
  expect(imports.length).toBeGreaterThan(30);
  const strangers = imports.filter((from) => !/^(\.{1,2}|#generated)\//.test(from));
  expect(new Set(strangers)).toEqual(new Set(["openapi-fetch"]));
  expect(Object.keys(manifest.dependencies)).toEqual(["openapi-fetch"]);
});

test("the published files are built from files that exist", () => {
  expect(entries.length).toBeGreaterThan(6);
  for (const { types, default: code } of entries) {
    const source = code.replace("./dist/", "").replace(/\.js$/, ".ts");
    expect(readFileSync(`${root}/${source}`, "utf8")).toContain("export");
    expect(types).toBe(code.replace(/\.js$/, ".d.ts"));
  }
});

// The built package beside openapi-fetch, as if installed, and a consumer that uses it.
beforeAll(async () => {
  rmSync(consumer, { recursive: true, force: true });
  const modules = `${consumer}/node_modules`;
  mkdirSync(`${modules}/video-tasks`, { recursive: true });
  await buildPackage(`${modules}/video-tasks/dist`);
  for (const folder of ["generated", "specs"]) {
    cpSync(`${root}/${folder}`, `${modules}/video-tasks/${folder}`, { recursive: true });
  }
  writeFileSync(
    `${modules}/video-tasks/package.json`,
    JSON.stringify({ type: "module", ...manifest }),
  );
  writeFileSync(`${consumer}/package.json`, '{"type":"module"}');
  symlinkSync(`${root}/node_modules/openapi-fetch`, `${modules}/openapi-fetch`);
}, 120_000);

async function countInstantiations(name: string, code: string) {
  writeFileSync(`${consumer}/${name}.ts`, code);
  const options = "--noEmit --strict --skipLibCheck --extendedDiagnostics --module nodenext";
  const lib = "--target es2022 --lib es2023,dom,dom.iterable";
  const { stdout } = await run(
    process.execPath,
    [tsc, ...`${options} ${lib} ${name}.ts`.split(" ")],
    {
      cwd: consumer,
    },
  );
  return Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1]);
}

const retrieveAndWait = `
  import { createTwelveLabs, type Task } from "video-tasks/twelvelabs";
  const { tasks } = createTwelveLabs();
  const task = await tasks.retrieve("a");
  const done = await tasks.wait("a", { maxWait: 1000 });
  export const state: "succeeded" = done.state;
  export const seen: unknown[] = [task.status, task.raw.video_id, done.raw.hls?.video_url];
  export const wrong: Task["state"] = "gone";
`;

test("a consumer that retrieves and waits costs at most 500 type instantiations", async () => {
  const empty = await countInstantiations("empty", "export {};");
  const used = await countInstantiations("used", retrieveAndWait.replace(/.*wrong.*/, ""));
  expect(used - empty).toBeLessThanOrEqual(500);
  expect(used - empty).toBeGreaterThan(0);
}, 60_000);

const examplePath = (index: number) => `
  "/jobs${index}/{job_id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { job_id: string }; cookie?: never };
      responses: {
        200: { headers: {}; content: { "application/json": {
          phase: "queued" | "rendering" | "finished" | "errored";
          reason?: string;
          frames: { done: number; total: number };
          updated_at: string;
        } } };
        404: { headers: {}; content: { "application/json": { message: string } } };
      };
    };
    put?: never;
  };`;

const defineAndWait = `
  import { defineTasks } from "video-tasks/core";
  const createExample = defineTasks<paths>()({
    baseUrl: "https://api.example.com",
    auth: { env: "EXAMPLE_API_KEY" },
    tasks: {
      jobs: {
        get: "/jobs3/{job_id}",
        status: (job) => job.phase,
        states: { queued: "pending", rendering: "running", finished: "succeeded", errored: "failed" },
        progress: (job) => job.frames.done / job.frames.total,
        message: (job) => job.reason,
        updatedAt: (job) => job.updated_at,
      },
    },
  });
  const { jobs } = createExample();
  const job = await jobs.wait("a", { maxWait: 1000 });
  export const seen: unknown[] = [job.state, job.status, job.raw.frames.done];
`;

test.for([6, 155])(
  "defineTasks with %i paths costs at most 900 type instantiations more than the paths",
  { timeout: 60_000 },
  async (count) => {
    const list = Array.from({ length: count }, (_, index) => examplePath(index));
    const paths = `export interface paths {${list.join("")}\n}`;
    const bare = await countInstantiations(`paths-${count}`, paths);
    const used = await countInstantiations(`define-${count}`, paths + defineAndWait);
    expect(used - bare).toBeLessThanOrEqual(900);
    expect(used - bare).toBeGreaterThan(0);
  },
);

test("a consumer sees the types and not any", async () => {
  const failure = countInstantiations("wrong", retrieveAndWait);
  await expect(failure).rejects.toMatchObject({
    stdout: expect.stringMatching(/wrong\.ts.*"gone"/),
  });
}, 60_000);

test("the definition of a field of a task is its line on the vendor's page in the package", async () => {
  const file = resolve(consumer, "jump.ts");
  const lines = [
    'import { createTwelveLabs } from "video-tasks/twelvelabs";',
    'const task = await createTwelveLabs().tasks.retrieve("a");',
    "export const hls = task.raw.hls;",
  ];
  writeFileSync(file, lines.join("\n"));
  writeFileSync(`${consumer}/tsconfig.json`, '{"compilerOptions":{"module":"nodenext"}}');
  const server = startLanguageServer();
  server.open(file);
  const [found] = await server.definitionsAt(file, 3, lines[2]!.lastIndexOf("hls") + 1);
  server.close();
  const page = "specs/twelvelabs/pages/retrieve-video-indexing-task.md";
  expect(found?.file).toBe(resolve(consumer, "node_modules/video-tasks", page));
  expect(readFileSync(found!.file, "utf8").split("\n")[found!.line - 1]?.trim()).toBe("hls:");
}, 60_000);

test("the published types need no DOM library", async () => {
  const names = entries.map(({ path }) => path.replace(".", "video-tasks"));
  const code = names.map((name, index) => `export * as e${index} from "${name}";\n`).join("");
  symlinkSync(`${root}/node_modules/@types`, `${consumer}/node_modules/@types`);
  writeFileSync(`${consumer}/no-dom.ts`, code);
  const options = "--noEmit --strict --target es2022 --lib es2022 --types node --module nodenext";
  const { stdout } = await run(process.execPath, [tsc, ...options.split(" "), "no-dom.ts"], {
    cwd: consumer,
  }).catch((error: { stdout: string }) => error);
  // openapi-fetch has an error of its own there.
  const errors = stdout.split("\n").filter((line) => line.includes("error TS"));
  expect(errors.filter((line) => !line.includes("openapi-fetch/"))).toEqual([]);
}, 60_000);

test("the built package runs in Node without a loader", async () => {
  const code = `
    import { createLivepeer, ApiError } from "video-tasks";
    import { createTwelveLabs, VideoTasksError } from "video-tasks/twelvelabs";
    import "video-tasks/twelvelabs-legacy";
    import "video-tasks/livepeer";
    import "video-tasks/core";
    import "video-tasks/node";
    import "video-tasks/testing";
    console.log(typeof createLivepeer, typeof createTwelveLabs, ApiError.prototype instanceof VideoTasksError);
  `;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: consumer,
  });
  expect(stdout.trim()).toBe("function function true");
});

test("each entry of the built package is one file beside the one that all entries share", () => {
  for (const { default: code } of entries) {
    const text = readFileSync(`${consumer}/node_modules/video-tasks/${code}`, "utf8");
    const imports = [...text.matchAll(/ from "(.+?)"/g)].map(([, from]) => from!);
    const usual = code.endsWith("index.js") ? /^\.\/[\w-]+\.js$/ : /^(\.\/shared\.js|node:.+)$/;
    expect(imports.filter((from) => !usual.test(from))).toEqual([]);
  }
});

test("all entries of the built package share their error classes", async () => {
  const code = `
    import { ApiError, isVideoTasksError, VideoTasksError } from "video-tasks";
    import * as core from "video-tasks/core";
    import * as legacy from "video-tasks/twelvelabs-legacy";
    import { fileFrom } from "video-tasks/node";
    const error = await fileFrom("missing.mp4").catch((error) => error);
    const classes = [core, legacy].map((entry) => entry.ApiError === ApiError);
    console.log(...classes, error instanceof VideoTasksError, isVideoTasksError(error));
  `;
  const args = ["--input-type=module", "--eval", code];
  const { stdout } = await run(process.execPath, args, { cwd: consumer });
  expect(stdout.trim()).toBe("true true true true");
});

test("the source maps and declaration maps of the package lead to files that are published", async () => {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
  });
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  const published = new Set(files.map(({ path }) => path));
  const folder = `${consumer}/node_modules/video-tasks/dist/src`;
  const maps = readdirSync(folder).filter((file) => file.endsWith(".js.map"));
  expect(maps).toHaveLength(entries.length + 2);
  for (const map of maps) {
    const { sources } = JSON.parse(readFileSync(`${folder}/${map}`, "utf8")) as {
      sources: string[];
    };
    const paths = sources.map((source) => relative(root, resolve(folder, source)));
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !published.has(path))).toEqual([]);
  }
  for (const api of readdirSync(`${root}/generated`)) {
    const map = `generated/${api}/types.d.ts.map`;
    // The generator wrote the map.
    const { sources } = JSON.parse(readFileSync(`${root}/${map}`, "utf8")) as { sources: string[] };
    const paths = [map, ...sources.map((source) => join("generated", api, source))];
    expect(paths.filter((path) => !published.has(path))).toEqual([]);
  }
});

test("a stack trace of the built package names the lines of the sources", async () => {
  const code = `
    import { createLivepeer } from "video-tasks/livepeer";
    try { createLivepeer(5); } catch (error) { console.log(error.stack); }
  `;
  const args = ["--enable-source-maps", "--input-type=module", "--eval", code];
  const { stdout } = await run(process.execPath, args, { cwd: consumer });
  expect(stdout).toMatch(/src\/shared\/check-options\.ts:\d+:\d+/);
});

test("a bundle of the built package is as small as one of its sources", async () => {
  const built = `${consumer}/node_modules/video-tasks/dist/src`;
  for (const [name, file] of [
    ["createTasks", "core"],
    ["createLivepeer", "livepeer"],
    ["fakeTasks", "testing"],
  ]) {
    const ofSources = await measureBundle({
      resolveDir: root,
      contents: `export { ${name} } from "./src/${file}.ts"`,
    });
    const ofPackage = await measureBundle({
      resolveDir: root,
      contents: `export { ${name} } from "${built}/${file}.js"`,
    });
    expect(ofPackage).toBeLessThanOrEqual(ofSources * 1.02);
  }
});

test("the built package has a command that runs without a loader", async () => {
  const file = `${consumer}/node_modules/video-tasks/${manifest.bin["video-tasks"]}`;
  expect(readFileSync(file, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  const { stdout } = await run(process.execPath, [file, "--version"], { cwd: consumer });
  expect(stdout).toBe(`${manifest.version}\n`);
});

test("CommonJS code can require the built package", async () => {
  const code = 'console.log(typeof require("video-tasks/twelvelabs").createTwelveLabs);';
  const args = ["--input-type=commonjs", "--eval", code];
  const { stdout } = await run(process.execPath, args, { cwd: consumer });
  expect(stdout.trim()).toBe("function");
});
