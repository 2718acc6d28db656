/** Shorter keys are dummies for a proxy that holds the real key, such as "x" or "test". */
const SHORTEST_SECRET = 8;
/** Keys of fewer different characters are dummies too, such as "00000000". */
const LEAST_CHARACTERS = 5;
/** Up to this length, words such as "placeholder" and "not-needed" are dummies too. */
const LONGEST_DUMMY = 15;
const WORDS = /^[a-z]+([-_][a-z]+)*$/;

/** Whether a key can be a secret. If not, a good response must not be changed by accident. */
export const canBeSecret = (key: string): boolean => {
  if (key.length < SHORTEST_SECRET || new Set(key).size < LEAST_CHARACTERS) return false;
  return key.length > LONGEST_DUMMY || !WORDS.test(key);
};

const toHex = (character: string): string => character.charCodeAt(0).toString(16);

/**
 * Matches a character escaped for JSON, for a URL or for HTML, or as it is. A server may escape it
 * more than once. The time is linear: every repetition is bounded, and before the first character,
 * where each position of a text is tried, there is only one backslash.
 */
const matchCharacter = (character: string, isFirst: boolean): string => {
  const hex = toHex(character);
  const backslash = isFirst ? "\\\\" : "\\\\{1,7}";
  const plain = `${isFirst ? "" : "\\\\{0,7}"}\\x${hex}`;
  const json = `${backslash}(u00|x)${hex}`;
  const percent = `(%|${backslash}u0025)(25){0,3}${hex}`;
  const number = `#(0{0,7}${character.charCodeAt(0)}|x0{0,7}${hex});?`;
  const entity = `(&|${backslash}u0026)(amp;){0,3}(${number}|[a-z]{2,9};)`;
  return `(${json}|${percent}|${entity}|${plain})`;
};

/**
 * A few characters of a key: one pattern for a whole key takes seconds to compile, or cannot be
 * compiled. The last one is a word character, because only for others it is unclear where they end.
 */
const PIECE = /\W*\w{1,4}|\W+$/g;

/** Matches a piece of a key, written in any case. */
const matchPiece = (piece: string, index: number): RegExp => {
  const characters = Array.from(piece, (each, at) => matchCharacter(each, index + at === 0));
  return new RegExp(characters.join(""), index === 0 ? "gi" : "iy");
};

/** Where the pieces end that begin at a position of a text; `undefined` if they are not there. */
const findEnd = (text: string, pieces: readonly RegExp[], start: number): number | undefined => {
  let end = start;
  for (const piece of pieces) {
    piece.lastIndex = end;
    if (!piece.test(text)) return undefined;
    end = piece.lastIndex;
  }
  return end;
};

/** Replaces the API key wherever a text holds it. */
export type Redact = (text: string) => string;

/** Every escaped character contains one of these. */
const ESCAPES = ["\\", "%", "&"];

/** Makes the function that replaces a key. There may be no key. */
export const createRedact = (key: string): Redact => {
  const [first, ...rest] = (key.match(PIECE) ?? []).map(matchPiece);
  if (!first) return (text) => text;
  const plain = new RegExp(key.replace(/\W/g, "\\$&"), "i");
  const letters = [...new Set(key.toLowerCase())];
  return (text) => {
    const hasLetter = (letter: string) =>
      text.includes(letter) || text.includes(letter.toUpperCase());
    // The patterns are slow, and most texts hold neither the key nor an escaped character. Long
    // lists of numbers do not even hold all characters of the key, which takes less time to see.
    const hasEscape = ESCAPES.some((character) => text.includes(character));
    if (!hasEscape && !(letters.every(hasLetter) && plain.test(text))) return text;
    const parts: string[] = [];
    let from = 0;
    for (let found = first.exec(text); found; found = first.exec(text)) {
      const end = findEnd(text, rest, first.lastIndex);
      if (end !== undefined) {
        parts.push(text.slice(from, found.index));
        from = end;
      }
      first.lastIndex = end ?? found.index + 1;
    }
    return [...parts, text.slice(from)].join("***");
  };
};
