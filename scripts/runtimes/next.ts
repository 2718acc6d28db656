import { cpSync, mkdirSync } from "node:fs";
import { spawn } from "node:child_process";
import { runProgram } from "../shared/run-program.ts";
import { type Results, type RuntimeContext } from "./run-suite.ts";

const NEXT = "node_modules/next/dist/bin/next";

/** Builds an app with a route handler that runs the suite, starts it, and calls the route. */
export async function runNext({ directory, server }: RuntimeContext): Promise<Results> {
  // The app is the directory itself, because Next reads nothing outside of its app.
  mkdirSync(`${directory}/app/smoke`, { recursive: true });
  cpSync(`${directory}/next-route.mjs`, `${directory}/app/smoke/route.js`);
  const environment = { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
  await runProgram([process.execPath, NEXT, "build"], { directory, environment });
  const child = spawn(process.execPath, [NEXT, "start", "--port", "0"], {
    cwd: directory,
    env: { ...process.env, ...environment },
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.on("exit", () => reject(new Error("Next ended before it was ready.")));
      child.stdout.on("data", (chunk) => {
        const found = /http:\/\/localhost:\d+/.exec(String(chunk))?.[0];
        if (found !== undefined) resolve(found);
      });
    });
    const response = await fetch(`${url}/smoke?server=${server}`);
    // A cast: the route responds with the results.
    return (await response.json()) as Results;
  } finally {
    child.kill();
  }
}
