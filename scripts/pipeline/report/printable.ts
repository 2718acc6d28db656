/** Control characters, line and paragraph separators, characters that change the direction of text, and halves of characters. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/gu;

/** Replaces characters that control a terminal or hide text. Keeps line breaks and tabs. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) =>
    character === "\n" || character === "\t" ? character : "\ufffd",
  );
}

/** Whether a text with line breaks and tabs has none of these characters. */
export function isPrintable(text: string): boolean {
  return !/[^\P{Cc}\n\t]|[\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u.test(text);
}

/** Writes these characters as escapes of JavaScript, JSON and YAML. They occur only in quoted strings of the text. */
export function escapeUnprintable(code: string): string {
  return code.replace(UNPRINTABLE, (character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(4, "0");
    return "\n\r\t".includes(character) ? character : `\\u${hex}`;
  });
}

/** The text of a finding as one printable line. Names and values come from vendors' pages and may contain anything. */
export function onOneLine(text: string): string {
  return printable(text.replace(/[\t-\r\u0085\u2028\u2029]+/g, " "));
}
