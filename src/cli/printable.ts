/** Control and format characters, halves of pairs, unassigned characters, and line separators. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A character as one or two JSON escapes, such as `\u001b`. */
const escapeCharacter = (character: string): string => {
  let escaped = "";
  for (let index = 0; index < character.length; index++) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escaped;
};

/** A text without a character that could control a terminal or reorder its line. */
export const printable = (text: string): string => text.replace(UNSAFE, escapeCharacter);

/** A value as one line of JSON. The escapes are those of JSON, so the value stays the same. */
export const toJsonLine = (value: object): string => `${printable(JSON.stringify(value))}\n`;
