import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { CommandError } from "./command.ts";
import { optimizeLaterFlags } from "./optimize-later.ts";

/** The CLI printed JSON, or stopped because of a document. Both are results. */
const RESULT = /[{]|Something went wrong/;

const MAX_ERROR_LENGTH = 2000;

/** The variables that keep the Redocly CLI from sending and asking for anything. */
export const REDOCLY_ENVIRONMENT = {
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
};

/** The path of a file of the Redocly CLI. */
export function redoclyFile(name: string): string {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  return join(dirname(manifest), name);
}

/** Runs the Redocly CLI and returns its output. Its exit code does not matter: it also exits with 1 for findings. */
export function runRedocly(args: string[]): Promise<string> {
  const cli = redoclyFile("bin/cli.js");
  const env = { ...process.env, ...REDOCLY_ENVIRONMENT, NO_COLOR: "1" };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...optimizeLaterFlags(), cli, ...args], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    child.on("error", reject);
    child.on("close", (code) => {
      if (RESULT.test(output + errors)) {
        resolve(output || errors);
        return;
      }
      const reason = errors.trim().slice(-MAX_ERROR_LENGTH);
      reject(new CommandError(`redocly lint failed with exit code ${code}: ${reason}`));
    });
  });
}
