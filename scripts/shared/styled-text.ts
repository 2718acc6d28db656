export type Style = "bold" | "dim" | "red" | "yellow" | "cyan";

/** A part of a line with its look. The text can come from a page: it is made safe when it is printed. */
export interface Span {
  text: string;
  styles?: readonly Style[];
  /** A URL that a terminal opens when the text is clicked. */
  link?: string;
}

/** One line of a report, without control characters of its own. */
export type StyledLine = readonly (string | Span)[];

export function plainText(line: StyledLine): string {
  return line.map((part) => (typeof part === "string" ? part : part.text)).join("");
}
