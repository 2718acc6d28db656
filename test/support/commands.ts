import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { nodeArguments } from "./programs/node-arguments.ts";

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Runs a program of this repository, or another TypeScript file, with its arguments. */
export function runNode(
  [program = "", ...args]: string[],
  nodeOptions = "",
  cwd = process.cwd(),
): Ended {
  const words = [...nodeArguments(resolve(cwd, program)), ...args];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: nodeOptions },
    timeout: 60_000,
    killSignal: "SIGKILL",
  });
  return { code: status, signal, stdout, stderr };
}

/** Node options that kill the process, as `kill -9` does, before its n-th change to files in a folder. */
export function killAtChange(folder: string, count: number): string {
  const code = `
    import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    let left = ${count};
    for (const name of ["copyFileSync", "linkSync", "mkdirSync", "renameSync", "rmSync", "rmdirSync", "writeFileSync"]) {
      const real = fs[name];
      fs[name] = (path, ...rest) => {
        if (String(path).startsWith(${JSON.stringify(folder)}) && left-- === 0)
          process.kill(process.pid, "SIGKILL");
        return real(path, ...rest);
      };
    }
    syncBuiltinESMExports();`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}

/** Creates a folder that is removed when the test ends, or at another time that `end` chooses. */
export function temporaryFolder(end: (remove: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), "video-tasks-test-"));
  end(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The text of every file below a folder, by its path. */
export function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    entries.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );
}
