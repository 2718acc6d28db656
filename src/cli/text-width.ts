/** Characters that take two columns of a terminal. */
const WIDE =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]/u;
/** Nearly every text is of this kind. */
const NARROW = /^[\u0020-\u10ff\u2010-\u2319\u2500-\u25fc]*$/;

const characterWidth = (character: string): number => (WIDE.test(character) ? 2 : 1);

/** How many columns of a terminal a printable text takes at most. */
export const textWidth = (text: string): number => {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
};

const ELLIPSIS = "…";

/** The characters from the start that fit into so many columns. */
const takeStart = (characters: string[], columns: number): string => {
  let taken = "";
  let width = 0;
  for (const character of characters) {
    width += characterWidth(character);
    if (width > columns) break;
    taken += character;
  }
  return taken;
};

/** Shortens a text that is too wide. An ellipsis takes the place of its end. */
export const shortenEnd = (text: string, columns: number): string => {
  if (textWidth(text) <= columns) return text;
  if (columns < 1) return "";
  return takeStart(Array.from(text), columns - 1) + ELLIPSIS;
};

/** Shortens a text that is too wide. An ellipsis takes the place of its middle. */
export const shortenMiddle = (text: string, columns: number): string => {
  if (textWidth(text) <= columns) return text;
  const characters = Array.from(text);
  const tail = Math.floor((columns - 1) / 2);
  const end = Array.from(takeStart(characters.toReversed(), tail)).toReversed().join("");
  return takeStart(characters, columns - 1 - tail) + ELLIPSIS + end;
};

/** Adds spaces up to a number of columns. */
export const padText = (text: string, columns: number): string =>
  text + " ".repeat(Math.max(0, columns - textWidth(text)));
