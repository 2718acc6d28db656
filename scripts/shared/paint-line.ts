import picocolors from "picocolors";
import { plainText, type Span, type StyledLine } from "./styled-text.ts";
import type { Terminal } from "./terminal.ts";

const colors = picocolors.createColors(true);

/** A URL without a character that could end the sequence of a link. */
const SAFE_URL = /^(?:https|file):[!-~]+$/;

/** Adds colors and links to a line whose text is safe already. */
export function paintLine(line: StyledLine, terminal: Terminal): string {
  if (!terminal.hasColors && !terminal.hasLinks) return plainText(line);
  return line.map((part) => (typeof part === "string" ? part : paint(part, terminal))).join("");
}

function paint({ text, styles = [], link }: Span, terminal: Terminal): string {
  if (text === "") return "";
  const applied = terminal.hasColors ? styles : [];
  const styled = applied.reduce((painted, style) => colors[style](painted), text);
  if (!terminal.hasLinks || link === undefined || !SAFE_URL.test(link)) return styled;
  return `\u001b]8;;${link}\u001b\\${styled}\u001b]8;;\u001b\\`;
}
