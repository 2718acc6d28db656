import { createSupportsHyperlinks } from "supports-hyperlinks";

/** The abilities of the stream that a report is printed to. */
export interface Terminal {
  isTerminal: boolean;
  /** The number of columns that lines are wrapped to. Absent for a pipe or file, whose lines are not wrapped. */
  columns?: number;
  hasColors: boolean;
  hasLinks: boolean;
}

/** A pipe or a file. */
export const PIPE: Terminal = { isTerminal: false, hasColors: false, hasLinks: false };

const MIN_COLUMNS = 60;
const DEFAULT_COLUMNS = 80;

/** Reads `NO_COLOR`, `FORCE_COLOR`, `TERM` and the variables of continuous integration, as Node does. */
export function describeTerminal(stream: NodeJS.WriteStream, env = process.env): Terminal {
  const hasColors = shouldColor(stream, env);
  if (!stream.isTTY) return { ...PIPE, hasColors };
  const columns = Math.max(stream.columns || DEFAULT_COLUMNS, MIN_COLUMNS);
  return { isTerminal: true, columns, hasColors, hasLinks: createSupportsHyperlinks(stream) };
}

function shouldColor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env["NO_COLOR"]) return false;
  return stream.isTTY && stream.hasColors(env);
}
