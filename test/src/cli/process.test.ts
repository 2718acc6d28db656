import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { expect, onTestFinished, test, vi } from "vitest";
import { nodeArguments } from "../../support/programs/node-arguments.ts";
import { send, serve, tell, type TestServer } from "../../support/local-server.ts";

// Each test starts a process, which takes long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const run = promisify(execFile);
const PROGRAM = nodeArguments("src/cli.ts");
const env = { ...process.env, TWELVE_LABS_API_KEY: "tlk_0123456789abcdef" };

const argumentsFor = (server: TestServer, ...ids: string[]) => {
  const options = ["--vendor", "twelvelabs", "--base-url", server.url];
  return [...PROGRAM, "wait", ...ids, ...options];
};

/** Starts the program, and ends it with the test at the latest. */
function start(args: string[]): ChildProcess {
  const child = spawn(process.execPath, args, { env, stdio: "pipe" });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Everything that a program writes until a pattern is found, or until the stream ends. */
async function readUntil(stream: ChildProcess["stdout"], pattern: RegExp): Promise<string> {
  let text = "";
  for await (const chunk of stream ?? []) {
    text += String(chunk);
    if (pattern.test(text)) break;
  }
  return text;
}

test("the program waits for a task of a server and ends by itself", async () => {
  const server = await tell("queued", "ready");
  const { stdout, stderr } = await run(process.execPath, argumentsFor(server, "t1"), { env });
  expect(stdout.split("\n").filter(Boolean)).toHaveLength(2);
  expect(stderr).toBe("");
  expect(server.requests.map(({ path }) => path)).toEqual(["/tasks/t1", "/tasks/t1"]);
  expect(server.requests[0]?.headers["x-api-key"]).toBe(env.TWELVE_LABS_API_KEY);
});

test("the program ends although its standard input stays open", async () => {
  const server = await tell("ready");
  const child = start(argumentsFor(server, "t1"));
  const [code] = (await once(child, "exit")) as [number];
  expect(code).toBe(0);
});

test("the program ends although it still reads ids", async () => {
  const server = await serve(({ response }) => send(response, 401, { message: "no such key" }));
  const child = start(argumentsFor(server));
  child.stdin?.write("t1\n");
  const [code] = (await once(child, "exit")) as [number];
  expect(code).toBe(4);
});

test("the program reads ids from standard input", async () => {
  const server = await tell("failed");
  const child = start(argumentsFor(server));
  child.stdin?.end("t1\nt2\n");
  const [code] = (await once(child, "exit")) as [number];
  expect(code).toBe(1);
  expect(server.requests.map(({ path }) => path).sort()).toEqual(["/tasks/t1", "/tasks/t2"]);
});

test.for([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends the program at once with %i", async ([signal, code]) => {
  const server = await tell("indexing");
  const child = start(argumentsFor(server, "t1"));
  await readUntil(child.stdout, /indexing/);
  const exit = once(child, "exit");
  child.kill(signal);
  expect(await exit).toEqual([code, null]);
});

test("a reader that has gone ends the program quietly", async () => {
  const server = await tell("queued", "indexing", "ready");
  const child = start(argumentsFor(server, "t1"));
  const errors = readUntil(child.stderr, /$./);
  await readUntil(child.stdout, /queued/);
  // Leaving the loop has closed the pipe.
  const [code] = (await once(child, "exit")) as [number];
  expect(code).toBe(141);
  expect(await errors).toBe("");
});

test("a wrong command line ends the program with 2", async () => {
  const failure = run(process.execPath, [...PROGRAM, "wait", "t1", "--api-key=tlk_SECRET"], {
    env,
  });
  await expect(failure).rejects.toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringMatching(/^--api-key is refused(?!.*SECRET)/),
  });
});
