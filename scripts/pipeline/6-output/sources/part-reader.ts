/** The numbers of one value. */
export interface PlaceNumbers {
  /** Absent if no file writes the value. */
  place: { file: number; line: number; column: number } | undefined;
  edits: number[];
}

/** Reads the values of a part one after the other. */
export function createPartReader(part: string, text: string) {
  const values = text.split(" ");
  let index = 0;
  let last = { file: 0, line: 0, column: 0 };
  return {
    next(): PlaceNumbers | undefined {
      const value = values[index];
      if (value === undefined) return undefined;
      index += 1;
      const [place = "", ...edits] = value.split("!");
      if (place !== "-") last = added(last, place);
      return { place: place === "-" ? undefined : last, edits: edits.map(Number) };
    },
    assertEnd(): void {
      if (index === values.length) return;
      throw new Error(`sources.json lists more values in "${part}" than openapi.yaml has.`);
    },
  };
}

/** `1,2` is one line further down and two columns to the right, in the same file. */
function added(
  last: { file: number; line: number; column: number },
  differences: string,
): { file: number; line: number; column: number } {
  const [line = 0, column = 0, file = 0] = differences.split(",").map(Number);
  return { file: last.file + file, line: last.line + line, column: last.column + column };
}
