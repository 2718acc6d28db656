import { closest, distance } from "fastest-levenshtein";

/** A name that differs more is another word, not a typing error. */
const MAX_DISTANCE = 3;
/** The same for short words, as a part of the longer one. */
const MAX_PART = 0.5;

/** The end of a message: a question that names the similar known word. Empty if no known word is similar. */
export function didYouMean(word: string, known: readonly string[]): string {
  const guess = nearest(word, known);
  return guess === undefined ? "" : ` Did you mean "${guess}"?`;
}

/** The known name that was probably meant, if there is one. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const guess = closest(word, known);
  const limit = Math.min(MAX_DISTANCE, MAX_PART * Math.max(word.length, guess.length));
  return distance(word, guess) > limit ? undefined : guess;
}
