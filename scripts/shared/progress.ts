import { onOneLine } from "../pipeline/report/printable.ts";

const CLEAR_LINE = "\r\x1b[K";

let clearsAtExit = false;

/** Shows the current step of a long run on one line of a terminal. Writes nothing to a pipe or file. */
export function progressTo(stream: NodeJS.WriteStream): (text: string) => void {
  if (!stream.isTTY) return () => undefined;
  if (!clearsAtExit) process.once("exit", () => stream.write(CLEAR_LINE));
  clearsAtExit = true;
  return (text) => void stream.write(`${CLEAR_LINE}${onOneLine(text)}`);
}
