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

/**
 * Matches a character as it is, and escaped for JSON, for a URL or for HTML. A server may escape it
 * more than once. Every repetition is bounded, so that the time is linear.
 */
const matchCharacter = (character: string): string => {
  const code = character.charCodeAt(0);
  const hex = code.toString(16);
  const plain = `\\\\{0,7}\\x${hex}`;
  const json = `\\\\{1,7}(u00|x)${hex}`;
  const percent = `(%|\\\\{1,7}u0025)(25){0,3}${hex}`;
  const entity = `(&|\\\\{1,7}u0026)(amp;){0,3}(#0{0,7}${code};?|#x0{0,7}${hex};?|[a-z]{2,9};)`;
  return `(${plain}|${json}|${percent}|${entity})`;
};

/** Replaces the API key wherever a text holds it. */
export type Redact = (text: string) => string;

/** Every escaped character contains one of these. */
const ESCAPE = /[\\%&]/;

/** Whether a text may hold characters that are escaped for JSON, for a URL or for HTML. */
export const hasEscapes = (text: string): boolean => ESCAPE.test(text);

/** Makes the function that replaces a key, written in any case. There may be no key. */
export const createRedact = (key: string): Redact => {
  if (key === "") return (text) => text;
  const lowerKey = key.toLowerCase();
  const pattern = new RegExp(Array.from(key, matchCharacter).join(""), "gi");
  // The pattern is slow, and most texts hold neither the key nor an escaped character.
  return (text) =>
    hasEscapes(text) || text.toLowerCase().includes(lowerKey) ? text.replace(pattern, "***") : text;
};
