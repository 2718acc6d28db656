/** The fast reader does not know what it sees: the `yaml` package does. */
export class UnsupportedSyntax extends Error {}

/** A text without half a surrogate pair, which only an escape can bring in. */
export function rejectHalfCharacters(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new UnsupportedSyntax();
  return text;
}
