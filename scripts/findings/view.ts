import type { Terminal } from "../shared/terminal.ts";
import { pageReader } from "./page-reader.ts";

/** How findings are shown as text. */
export interface View {
  terminal: Terminal;
  /** Whether infos are shown. */
  infos: boolean;
  /** Whether known problems and all places of a finding are shown. */
  verbose: boolean;
  /** The largest number of findings. The same finding at several places counts once. */
  maxProblems: number;
  /** The lines of a page, for code frames. */
  linesOf(page: string): readonly string[] | undefined;
}

const MAX_ON_TERMINAL = 100;

/** A long list scrolls off a terminal. A pipe or a file keeps it. */
export function defaultMaxProblems({ isTerminal }: Terminal): number {
  return isTerminal ? MAX_ON_TERMINAL : Infinity;
}

/** The view of a command without options for findings. */
export function plainView(terminal: Terminal): View {
  const maxProblems = defaultMaxProblems(terminal);
  return { terminal, infos: true, verbose: false, maxProblems, linesOf: pageReader() };
}
