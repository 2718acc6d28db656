import { lineAndColumn, type Position } from "../../scripts/pipeline/report/page.ts";
import { inputName } from "./input.ts";

/** Where a value is written: the file of the input, with line and column from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
  /** Index into the text of the file. */
  offset: number;
  /** The last line of an action of an overlay. Other places have only one line. */
  endLine?: number;
}

export function toPlace(position: Position | undefined): Place | undefined {
  if (!position) return undefined;
  const { page, offset } = position;
  return { file: inputName(page), offset, ...lineAndColumn(position) };
}
