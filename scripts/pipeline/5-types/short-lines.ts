import type TypeScript from "typescript";

export type Member = TypeScript.Statement | TypeScript.TypeElement;

/**
 * The lines of a declaration without a block, as prettier prints them. A union that is too long for its line is on the
 * next line, or has a line for each of its types. Returns nothing for other long or unusual declarations.
 */
export function shortLines(
  ts: typeof TypeScript,
  file: TypeScript.SourceFile,
  member: Member,
  width: number,
): string[] | undefined {
  const start = member.getStart(file);
  const text = file.text.slice(start, member.end);
  if (!isPlain(text)) return undefined;
  if (text.length <= width) return [text];
  const isTyped = ts.isPropertySignature(member) || ts.isTypeAliasDeclaration(member);
  const union = isTyped ? member.type : undefined;
  if (!union || !ts.isUnionTypeNode(union)) return undefined;
  if (!union.types.every((type) => isOneWord(ts, type))) return undefined;
  const offset = union.getStart(file) - start;
  const [head, rest] = [text.slice(0, offset).trimEnd(), text.slice(offset)];
  if (rest.length + INDENT.length <= width) return [head, INDENT + rest];
  const lines = union.types.map((type) => `${INDENT}| ${type.getText(file)}`);
  return [head, ...lines.slice(0, -1), `${lines.at(-1)};`];
}

const INDENT = "  ";

/** A value, or the name of a type, which prettier does not print on several lines. */
function isOneWord(ts: typeof TypeScript, type: TypeScript.TypeNode): boolean {
  if (ts.isTypeReferenceNode(type)) return !type.typeArguments;
  return ts.isLiteralTypeNode(type) || ts.isIndexedAccessTypeNode(type) || ts.isToken(type);
}

/** Whether prettier leaves a line as it is, if it is short enough: names, numbers, and texts without escapes. */
export function isPlain(line: string): boolean {
  return PLAIN.test(line) && ONLY_TYPES.test(line.replace(/"[^"\\]*"/g, ""));
}

const PLAIN = /^[ -~]*$/;
const ONLY_TYPES = /^[\w$[\]|&?:;,.<>{}= -]*$/;
