import { Worker } from "node:worker_threads";
import { CommandError } from "../shared/command.ts";

interface FormatRequest {
  id: number;
  /** Its extension decides the parser. */
  file: string;
  text: string;
}

type FormatResponse = { id: number } & ({ text: string } | { error: string });

export interface Formatter {
  format(file: string, text: string): Promise<string>;
  close(): void;
}

interface PendingRequest {
  file: string;
  resolve: (text: string) => void;
  reject: (error: Error) => void;
}

// JavaScript in a string, because a thread with a TypeScript file would first load the TypeScript loader, which takes
// longer than the formatting.
const SCRIPT = `
  const { parentPort, workerData } = require("node:worker_threads");
  const prettier = import(workerData);
  parentPort.on("message", async ({ id, file, text }) => {
    try {
      const { format } = await prettier;
      parentPort.postMessage({ id, text: await format(text, { filepath: file, printWidth: 100 }) });
    } catch (error) {
      parentPort.postMessage({ id, error: String(error) });
    }
  });`;

/** Formats files with prettier in a separate thread, in parallel with the generation of the types. */
export function createFormatter(): Formatter {
  const workerData = import.meta.resolve("prettier");
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
