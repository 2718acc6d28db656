export interface TextPart {
  text: string;
  isCode: boolean;
}

/** The parts of a sentence. Those between backticks are code. */
export function splitCode(sentence: string): TextPart[] {
  const parts = sentence
    .split(/`([^`]+)`/)
    .map((text, index) => ({ text, isCode: index % 2 === 1 }));
  return parts.filter(({ text }) => text !== "");
}
