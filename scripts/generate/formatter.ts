import { Worker } from "node:worker_threads";
import type { PrettierSettings } from "../pipeline/5-types/format-types.ts";
import { CommandError } from "../shared/command.ts";
import { prettierIgnoreFile } from "../shared/settings-files.ts";

interface FormatRequest {
  id: number;
  /** Its path decides the parser and the settings. */
  file: string;
  /** Without a text, the response is the settings as JSON. */
  text?: string | undefined;
}

type FormatResponse = { id: number } & ({ text: string } | { error: string });

export interface Formatter {
  /** The project's own prettier settings for a file, or `null` for a file that must not be formatted. */
  settingsOf(file: string): Promise<PrettierSettings | null>;
  /** Formats a file as these settings demand. */
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
// Other files are formatted only if the project has settings and does not tell prettier to ignore them. The thread is
// asked for that first, because it takes time to send large texts. Babel reads types in two thirds of the time of the
// TypeScript parser, and prettier prints the same text from both.
const SCRIPT = `
  const { parentPort, workerData } = require("node:worker_threads");
  const prettier = import(workerData.prettier);
  async function findSettings(file) {
    const { getFileInfo, resolveConfig } = await prettier;
    const settings = await resolveConfig(file, { editorconfig: true });
    const isCode = file.endsWith(".ts");
    if (settings === null) return isCode ? { printWidth: 100 } : null;
    const { ignored } = await getFileInfo(file, { ignorePath: workerData.ignoreFile });
    // The default of prettier, so that its own check accepts the files.
    return ignored && !isCode ? null : { printWidth: 80, ...settings };
  }
  async function respond(file, text) {
    const settings = await findSettings(file);
    if (text === undefined) return JSON.stringify(settings);
    const parser = file.endsWith(".ts") ? { parser: "babel-ts" } : {};
    const options = { ...parser, ...settings, endOfLine: "lf", filepath: file };
    return (await prettier).format(text, options);
  }
  parentPort.on("message", async ({ id, file, text }) => {
    try {
      parentPort.postMessage({ id, text: await respond(file, text) });
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
  const request = (file: string, text?: string): Promise<string> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      pending.set(lastId, { file, resolve, reject });
      worker.postMessage({ id: lastId, file, text } satisfies FormatRequest);
    });
  const settingsOf = async (file: string): Promise<PrettierSettings | null> =>
    JSON.parse(await request(file)) as PrettierSettings | null; // as the thread sends them
  return {
    settingsOf,
    format: async (file, text) => ((await settingsOf(file)) ? request(file, text) : text),
    close: () => void worker.terminate(),
  };
}
