/** How much of the full list `changes.md` shows. */
export interface Detail {
  /** Whether rows with the same values are one row, although their places in the document differ. */
  foldsPlaces: boolean;
  /** The most rows per rule. */
  rows: number;
  /** The most rows of the table of pages. */
  pages: number;
  /** A report with more lines than this gets the next level. */
  maxLines: number;
}

/** A longer report is not read. The full list is in `changes.json`. */
const MAX_LINES = 300;

/** A report that repeats itself is not read either, so equal rows are folded once there are many. */
const MAX_UNFOLDED_LINES = 150;

/** From everything to the least. The first level that is short enough is used. */
export const DETAILS: readonly Detail[] = [
  { foldsPlaces: false, rows: Infinity, pages: 200, maxLines: MAX_UNFOLDED_LINES },
  { foldsPlaces: true, rows: Infinity, pages: 200, maxLines: MAX_LINES },
  { foldsPlaces: true, rows: 20, pages: 200, maxLines: MAX_LINES },
  { foldsPlaces: true, rows: 10, pages: 200, maxLines: MAX_LINES },
  { foldsPlaces: true, rows: 5, pages: 200, maxLines: MAX_LINES },
  { foldsPlaces: true, rows: 2, pages: 180, maxLines: MAX_LINES },
  { foldsPlaces: true, rows: 1, pages: 120, maxLines: MAX_LINES },
  { foldsPlaces: true, rows: 0, pages: 80, maxLines: MAX_LINES },
];
