/**
 * Characters that control a terminal, reorder a line, or cannot be seen: control characters but for line breaks and tabs,
 * separators of lines and paragraphs, halves of pairs, characters that change the direction of text, and characters
 * without a width. Joiners are not among them, because emoji and many scripts need them.
 */
const UNPRINTABLE =
  /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\u200b\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Shows the characters that control a terminal or hide text as escapes. Keeps line breaks and tabs. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escapeCharacter);
}

/** Whether a text with line breaks and tabs has none of these characters. */
export function isPrintable(text: string): boolean {
  return text.search(UNPRINTABLE) === -1;
}

/** Writes these characters as escapes, by default of JavaScript and JSON. They occur only in quoted strings of the text. */
export function escapeUnprintable(code: string, escape = escapeCharacter): string {
  return code.replace(UNPRINTABLE, (character) =>
    character === "\r" ? character : escape(character),
  );
}

/** A character as one or two escapes of JavaScript and JSON, such as `\u202e`. */
export function escapeCharacter(character: string): string {
  let escaped = "";
  for (let index = 0; index < character.length; index++) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}

/** The text of a finding as one printable line. Names and values come from vendors' pages and may contain anything. */
export function onOneLine(text: string): string {
  return printable(text.replace(/[\t-\r\u0085\u2028\u2029]+/g, " "));
}
