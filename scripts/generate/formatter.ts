import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { CommandError } from "../shared/command.ts";

export interface FormatQuestion {
  id: number;
  /** Its name decides the parser. */
  file: string;
  text: string;
}

export type FormatAnswer = { id: number } & ({ text: string } | { error: string });

export interface Formatter {
  format(file: string, text: string): Promise<string>;
  close(): void;
}

interface Waiting {
  file: string;
  resolve: (text: string) => void;
  reject: (error: Error) => void;
}

const script = fileURLToPath(new URL("./format-process.ts", import.meta.url));

/** Formats files as `prettier --check` wants them, in a process of its own: it takes as long as the types do. */
export function createFormatter(): Formatter {
  const child = fork(script, { execArgv: ["--import", import.meta.resolve("tsx")] });
  const waiting = new Map<number, Waiting>();
  child.on("message", (answer: FormatAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("text" in answer) asked?.resolve(answer.text);
    else asked?.reject(new Error(`Cannot format ${asked.file}: ${answer.error}`));
  });
  child.on("exit", (code) => {
    for (const { reject } of waiting.values())
      reject(new CommandError(`The formatter ended with code ${code}.`));
  });
  let lastId = 0;
  return {
    format: (file, text) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { file, resolve, reject });
        child.send({ id: lastId, file, text } satisfies FormatQuestion);
      }),
    close: () => void child.kill(),
  };
}
