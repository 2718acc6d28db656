export interface BenchRow {
  name: string;
  /** The measured value, divided by the value that it is compared with. */
  ratio: number;
  /** The largest accepted ratio. */
  budget: number;
  detail?: string;
}

export function findMedian(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function isOver({ ratio, budget }: BenchRow): boolean {
  const isWithin = ratio <= budget;
  // A ratio that is not a number counts as over.
  return !isWithin;
}
