import { Worker } from "node:worker_threads";
import { CommandError } from "../shared/command.ts";

interface Question {
  id: number;
  /** Its name decides the parser. */
  file: string;
  text: string;
}

type Answer = { id: number } & ({ text: string } | { error: string });

export interface Formatter {
  format(file: string, text: string): Promise<string>;
  close(): void;
}

interface Waiting {
  file: string;
  resolve: (text: string) => void;
  reject: (error: Error) => void;
}

// As text, because a thread would have to load the TypeScript loader first, which takes longer than the formatting.
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

/** Formats files as `prettier --check` wants them, in a thread of its own: it takes as long as the types do. */
export function createFormatter(): Formatter {
  const workerData = import.meta.resolve("prettier");
  const worker = new Worker(SCRIPT, { eval: true, execArgv: [], workerData });
  const waiting = new Map<number, Waiting>();
  const rejectAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("message", (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("text" in answer) asked?.resolve(answer.text);
    else asked?.reject(new CommandError(`Cannot format ${asked.file}: ${answer.error}`));
  });
  worker.on("error", rejectAll);
  worker.on("exit", () => rejectAll(new CommandError("The formatter ended too early.")));
  let lastId = 0;
  return {
    format: (file, text) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { file, resolve, reject });
        worker.postMessage({ id: lastId, file, text } satisfies Question);
      }),
    close: () => void worker.terminate(),
  };
}
