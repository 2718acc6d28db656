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
 * Matches a character as it is, and escaped for JSON, for a URL or for HTML. A server may escape it
 * more than once. The time is linear: every repetition is bounded, and before the first character,
 * where each position of a text is tried, there is only one backslash.
 */
const matchCharacter = (character: string, index: number): string => {
  const hex = toHex(character);
  const isFirst = index === 0;
  const backslash = isFirst ? "\\\\" : "\\\\{1,7}";
  const plain = `${isFirst ? "" : "\\\\{0,7}"}\\x${hex}`;
  const json = `${backslash}(u00|x)${hex}`;
  const percent = `(%|${backslash}u0025)(25){0,3}${hex}`;
  const number = `#(0{0,7}${character.charCodeAt(0)}|x0{0,7}${hex});?`;
  const entity = `(&|${backslash}u0026)(amp;){0,3}(${number}|[a-z]{2,9};)`;
  return `(${plain}|${json}|${percent}|${entity})`;
};

/** Matches a key, written in any case. It looks at the first character first, to save time. */
const matchKey = (key: string): RegExp => {
  const characters = Array.from(key, matchCharacter).join("");
  return new RegExp(`(?=[\\x${toHex(key)}\\\\%&])${characters}`, "gi");
};

/** Replaces the API key wherever a text holds it. */
export type Redact = (text: string) => string;

/** Every escaped character contains one of these. */
const ESCAPES = ["\\", "%", "&"];

/** Makes the function that replaces a key. There may be no key. */
export const createRedact = (key: string): Redact => {
  if (key === "") return (text) => text;
  const plain = new RegExp(key.replace(/\W/g, "\\$&"), "i");
  const pattern = matchKey(key);
  // The pattern is slow, and most texts hold neither the key nor an escaped character.
  return (text) =>
    ESCAPES.some((character) => text.includes(character)) || plain.test(text)
      ? text.replace(pattern, "***")
      : text;
};
