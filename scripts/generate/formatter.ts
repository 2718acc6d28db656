import { Worker } from "node:worker_threads";
import { CommandError } from "../shared/command.ts";
import { prettierIgnoreFile } from "../shared/settings-files.ts";

interface FormatRequest {
  id: number;
  /** Its path decides the parser and the settings. */
  file: string;
  text: string;
}

type FormatResponse = { id: number } & ({ text: string } | { error: string });

export interface Formatter {
  /** Formats a file as the project's own prettier settings demand. */
  format(file: string, text: string): Promise<string>;
  close(): void;
}

interface PendingRequest {
  file: string;
  resolve: (text: string) => void;
  reject: (error: Error) => void;
}

// JavaScript in a string, because a thread with a TypeScript file would first load the TypeScript loader, which takes
// longer than the formatting. Types are always formatted, because the printer of TypeScript puts long types on one line.
// Other files are formatted only if the project has settings and does not tell prettier to ignore them.
const SCRIPT = `
  const { parentPort, workerData } = require("node:worker_threads");
  const prettier = import(workerData.prettier);
  async function formatFile(file, text) {
    const { format, getFileInfo, resolveConfig } = await prettier;
    const settings = await resolveConfig(file, { editorconfig: true });
    const mustFormat = file.endsWith(".ts");
    if (!mustFormat && settings === null) return text;
    const { ignored } = await getFileInfo(file, { ignorePath: workerData.ignoreFile });
    if (!mustFormat && ignored) return text;
    const options = { printWidth: 100, ...settings, endOfLine: "lf", filepath: file };
    return format(text, options);
  }
  parentPort.on("message", async ({ id, file, text }) => {
    try {
      parentPort.postMessage({ id, text: await formatFile(file, text) });
    } catch (error) {
      parentPort.postMessage({ id, error: String(error) });
    }
  });`;

/** Formats files with prettier in a separate thread, in parallel with the generation of the types. */
export function createFormatter(): Formatter {
  const workerData = {
    prettier: import.meta.resolve("prettier"),
    ignoreFile: prettierIgnoreFile(),
  };
  const worker = new Worker(SCRIPT, { eval: true, execArgv: [], workerData });
  const pending = new Map<number, PendingRequest>();
  const rejectAll = (error: Error) => {
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on("message", (response: FormatResponse) => {
    const request = pending.get(response.id);
    pending.delete(response.id);
    if ("text" in response) request?.resolve(response.text);
    else request?.reject(new CommandError(`Cannot format ${request.file}: ${response.error}`));
  });
  worker.on("error", rejectAll);
  worker.on("exit", () => rejectAll(new CommandError("The formatter's thread ended too early.")));
  let lastId = 0;
  return {
    format: (file, text) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        pending.set(lastId, { file, resolve, reject });
        worker.postMessage({ id: lastId, file, text } satisfies FormatRequest);
      }),
    close: () => void worker.terminate(),
  };
}
