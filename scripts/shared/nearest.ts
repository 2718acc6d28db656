import { closest, distance } from "fastest-levenshtein";

/** A name that differs more is another word, not a typing error. */
const MAX_DISTANCE = 3;

/** The known name that was probably meant, if there is one. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const guess = closest(word, known);
  return distance(word, guess) > MAX_DISTANCE ? undefined : guess;
}
