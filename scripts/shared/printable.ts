/** Replaces control characters: text from a vendor's page must not control the terminal. */
export function printable(text: string): string {
  return text.replace(/(?![\t\n])\p{Control}/gu, "\ufffd");
}
