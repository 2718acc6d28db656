/** Adds the lines that a text file lacks to its end. */
export function addLines(
  text: string,
  lines: readonly string[],
): { text: string | undefined; note: string } {
  const present = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !present.has(line));
  if (missing.length === 0) return { text: undefined, note: "it has the lines" };
  const end = text === "" || text.endsWith("\n") ? "" : "\n";
  return { text: `${text}${end}${missing.join("\n")}\n`, note: `add ${missing.join(", ")}` };
}
