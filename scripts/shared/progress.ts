import { onOneLine } from "../pipeline/report/printable.ts";
import { clearProgress, showProgress } from "./progress-line.ts";
import { cutToWidth } from "./cut-to-width.ts";

const DEFAULT_COLUMNS = 80;

interface Steps {
  done: number;
  total: number;
}

export type Progress = (text: string, steps?: Steps) => void;

let clearsAtExit = false;

/**
 * Shows the current step of a long run on one line of a terminal. Writes nothing to a pipe or file, to a terminal that
 * cannot clear the line, or in continuous integration, whose log keeps every line.
 */
export function progressTo(stream: NodeJS.WriteStream, env = process.env): Progress {
  if (!stream.isTTY || env["TERM"] === "dumb" || isSet(env["CI"])) return () => undefined;
  if (!clearsAtExit) process.once("exit", clearProgress);
  clearsAtExit = true;
  return (text, steps) => {
    const line = onOneLine(steps ? `[${steps.done}/${steps.total}] ${text}` : text);
    // A line that is wrapped could not be cleared.
    const columns = (stream.columns || DEFAULT_COLUMNS) - 1;
    showProgress(stream, cutToWidth(line, columns));
  };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "false" && value !== "0";
}
