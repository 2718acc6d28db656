import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

export interface Definition {
  file: string;
  line: number;
  column: number;
}

interface Span {
  file: string;
  start: { line: number; offset: number };
}

const require = createRequire(import.meta.url);

/** Starts the language server that editors use for "Go to Definition". */
export function startLanguageServer() {
  const server = spawn(process.execPath, [
    require.resolve("typescript/lib/tsserver.js"),
    "--disableAutomaticTypingAcquisition",
  ]);
  const waiting = new Map<number, (body: unknown) => void>();
  createInterface({ input: server.stdout }).on("line", (line) => {
    if (!line.startsWith("{")) return;
    // The messages of the server's protocol.
    const message = JSON.parse(line) as { request_seq?: number; body?: unknown };
    if (message.request_seq !== undefined) waiting.get(message.request_seq)?.(message.body);
  });
  let last = 0;
  const send = (command: string, given: object) => {
    last += 1;
    server.stdin.write(
      `${JSON.stringify({ seq: last, type: "request", command, arguments: given })}\n`,
    );
    return last;
  };
  return {
    open: (file: string) => void send("open", { file }),
    /** The definitions of the name at a place. Lines and columns start at 1. */
    async definitionsAt(file: string, line: number, column: number): Promise<Definition[]> {
      const seq = send("definition", { file, line, offset: column });
      const body = await new Promise<unknown>((resolve) => waiting.set(seq, resolve));
      return ((body ?? []) as Span[]).map(({ file: found, start }) => ({
        file: found,
        line: start.line,
        column: start.offset,
      }));
    },
    close: () => void server.kill(),
  };
}
