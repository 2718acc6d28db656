/** How much of the full list `changes.md` shows. */
export interface Detail {
  /** Whether rows with the same values are one row, although their places in the document differ. */
  foldsPlaces: boolean;
  /** The most rows per rule. */
  rows: number;
  /** The most rows of the table of pages. */
  pages: number;
}

/** From everything to the least. The first level that is short enough is used. */
export const DETAILS: readonly Detail[] = [
  { foldsPlaces: false, rows: Infinity, pages: 200 },
  { foldsPlaces: true, rows: Infinity, pages: 200 },
  { foldsPlaces: true, rows: 20, pages: 200 },
  { foldsPlaces: true, rows: 10, pages: 200 },
  { foldsPlaces: true, rows: 5, pages: 200 },
  { foldsPlaces: true, rows: 2, pages: 180 },
  { foldsPlaces: true, rows: 1, pages: 120 },
  { foldsPlaces: true, rows: 0, pages: 80 },
];
