/** The fast reader does not know what it sees: the `yaml` package does. */
export class Unusual extends Error {}

/** A text without half a surrogate pair, which only an escape can bring in. */
export function whole(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new Unusual();
  return text;
}
