import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { bundleSuite } from "./chromium.ts";
import { findProgram, type Results, type RuntimeContext } from "./run-suite.ts";

/** The socket gets a free port. Workers may reach loopback only if the network allows it. */
const CONFIGURATION = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "dist/worker.js")],
      compatibilityDate = "2024-01-01",
    )),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

/** Starts workerd with the suite as a worker, and sends it one request. */
export async function runWorkerd({ directory, server }: RuntimeContext): Promise<Results> {
  await bundleSuite(`${directory}/worker.mjs`, `${directory}/dist/worker.js`);
  writeFileSync(`${directory}/worker.capnp`, CONFIGURATION);
  const command = ["serve", "worker.capnp", "--control-fd=1"];
  const child = spawn(findProgram(directory, "@cloudflare"), command, { cwd: directory });
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  try {
    const port = await new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", () => reject(new Error(`workerd ended: ${errors}`)));
      // Each line on the control descriptor is a JSON object.
      child.stdout.on("data", (chunk) => {
        const found = /"port":(\d+)/.exec(String(chunk))?.[1];
        if (found !== undefined) resolve(Number(found));
      });
    });
    const response = await fetch(`http://127.0.0.1:${port}/?server=${server}`);
    // A cast: the worker responds with the results.
    return (await response.json()) as Results;
  } finally {
    child.kill();
  }
}
