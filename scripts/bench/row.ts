export interface BenchRow {
  name: string;
  /** What was measured, as a multiple of what it is compared with. */
  ratio: number;
  /** The largest ratio that is accepted. */
  budget: number;
  detail?: string;
}

export const findMedian = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
