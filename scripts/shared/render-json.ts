/** Characters that JSON leaves as they are, but that control a terminal or begin a command in the log of a workflow. */
const ACTIVE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|#(?=#\w*\[)/gu;

/** The value as JSON for a report. Active characters are escaped, which does not change the value. */
export function renderJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  return `${json.replace(ACTIVE, (character) => (character === "\n" ? "\n" : escapeCharacter(character)))}\n`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
