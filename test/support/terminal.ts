import type { Output } from "../../src/cli/report/report.ts";

/** A terminal whose screen can be read. It knows the sequences that the command uses. */
export interface FakeTerminal extends Output {
  /** Everything that was written. */
  written: string;
  /** The lines from the first one on, also those that have left the screen, without empty ones. */
  lines(): string[];
}

const SEQUENCE = /\p{Cc}\[(\d*)([A-Za-z])|[\r\n]|\P{Cc}+/gu;

/** Draws text as a terminal does, and keeps the lines that have left the screen. */
function createCanvas() {
  const lines: string[] = [""];
  let [row, column] = [0, 0];

  const print = (character: string, columns: number) => {
    if (column >= columns) [row, column] = [row + 1, 0];
    const line = (lines[row] ?? "").padEnd(column);
    lines[row] = line.slice(0, column) + character + line.slice(column + 1);
    column++;
  };

  const write = (text: string, columns: number) => {
    for (const [token, count, command] of text.matchAll(SEQUENCE)) {
      if (command === "A") row = Math.max(0, row - Number(count));
      else if (command === "K") lines[row] = (lines[row] ?? "").slice(0, column);
      else if (command === "J") lines.length = row + (column > 0 ? 1 : 0);
      else if (token === "\r") column = 0;
      else if (token === "\n") [row, column] = [row + 1, 0];
      else if (command === undefined) for (const each of token) print(each, columns);
    }
  };

  return { lines, write };
}

export function createTerminal(columns = 80, rows = 24): FakeTerminal {
  const canvas = createCanvas();
  const terminal: FakeTerminal = {
    isTTY: true,
    columns,
    rows,
    written: "",
    write: (text) => {
      terminal.written += text;
      canvas.write(text, terminal.columns ?? columns);
    },
    lines: () => canvas.lines.map((line) => line.trimEnd()).filter(Boolean),
  };
  return terminal;
}

/** A pipe or a file. */
export function createPipe(): FakeTerminal {
  const pipe: FakeTerminal = {
    written: "",
    write: (text) => {
      pipe.written += text;
    },
    lines: () => pipe.written.split("\n").filter(Boolean),
  };
  return pipe;
}
