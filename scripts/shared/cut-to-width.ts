import stringWidth from "string-width";
import { printable } from "../pipeline/report/printable.ts";

/** The beginning of a line that fits a number of columns, in printable form. */
export function cutToWidth(line: string, columns: number): string {
  let shown = "";
  let width = 0;
  for (const character of line) {
    const text = printable(character);
    width += stringWidth(text);
    if (width > columns) break;
    shown += text;
  }
  return shown;
}
