import type { CommandLine } from "../arguments.ts";
import { createBarReport } from "./bar-report.ts";
import { createJsonReport } from "./json-report.ts";
import { createLineReport } from "./line-report.ts";
import type { Output, Report } from "./report.ts";

/** JSON for programs, bars for people who wait, and lines for everything else. */
export const chooseReport = (
  { command, json }: CommandLine,
  output: Output,
  { log, terminal }: { log: Output; terminal: string | undefined },
): Report => {
  if (json || !output.isTTY) return createJsonReport(output, log);
  // A dumb terminal cannot move its cursor.
  const isBar = command === "wait" && terminal !== "dumb";
  return isBar ? createBarReport(output) : createLineReport(output);
};
