import type TypeScript from "typescript";
import { isPlain, shortLines, type Member } from "./short-lines.ts";

/** A part of a file of types: a line in its final form, or a declaration that prettier must format. */
export type Part = string | Declaration;

export interface Declaration {
  text: string;
  /** How many blocks contain it. A statement is in none. */
  depth: number;
}

/**
 * Splits printed types into lines that prettier would only indent otherwise, and declarations that it would print on
 * other lines. Returns nothing for comments that prettier does not indent.
 */
export function splitTypes(
  ts: typeof TypeScript,
  file: TypeScript.SourceFile,
  width: number,
): Part[] | undefined {
  const { text } = file;
  if (!hasUsualComments(text)) return undefined;
  const parts: Part[] = [];
  const add = (member: Member, depth: number): void => {
    const start = member.getStart(file);
    const whole = text.slice(start, member.end);
    parts.push(...commentLines(text.slice(member.pos, start), depth));
    const block = blockOf(ts, member);
    if (!block) {
      const lines = shortLines(ts, file, member, width - 2 * depth);
      parts.push(...(lines?.map((line) => indented(line, depth)) ?? [{ text: whole, depth }]));
      return;
    }
    const [head, tail] = [
      text.slice(start, block.members.pos),
      text.slice(block.end - 1, member.end),
    ];
    if (!isPlain(head) || !isPlain(tail)) {
      parts.push({ text: whole, depth });
      return;
    }
    parts.push(indented(head, depth));
    for (const child of block.members) add(child, depth + 1);
    parts.push(indented(tail, depth));
  };
  for (const statement of file.statements) add(statement, 0);
  return parts;
}

interface Block {
  members: TypeScript.NodeArray<TypeScript.TypeElement>;
  /** The offset behind its brace. */
  end: number;
}

/** The block of an interface, or of a property that is an object, or a list of objects: `tasks: { … }[];` */
function blockOf(ts: typeof TypeScript, member: Member): Block | undefined {
  if (ts.isInterfaceDeclaration(member)) return nonEmpty(member);
  const isTyped =
    ts.isPropertySignature(member) ||
    ts.isIndexSignatureDeclaration(member) ||
    ts.isTypeAliasDeclaration(member);
  let type = isTyped ? member.type : undefined;
  while (type && ts.isArrayTypeNode(type)) type = type.elementType;
  return type && ts.isTypeLiteralNode(type) ? nonEmpty(type) : undefined;
}

function nonEmpty(block: Block): Block | undefined {
  return block.members.length > 0 ? block : undefined;
}

/** Whether each comment begins its line, and each of its lines begins with a star. Prettier indents these only. */
function hasUsualComments(text: string): boolean {
  let isComment = false;
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    if (isComment && !trimmed.startsWith("*")) return false;
    if (isComment || trimmed.startsWith("/*")) isComment = !trimmed.endsWith("*/");
  }
  return !isComment;
}

/** The comments before a declaration, and the empty line before a statement. */
function commentLines(trivia: string, depth: number): string[] {
  const lines = trivia.split("\n").slice(trivia.startsWith("\n") ? 1 : 0, -1);
  return lines.map((line) => {
    const trimmed = line.trim();
    return trimmed === "" ? "" : indented(trimmed.replace(/^\*/, " *"), depth);
  });
}

function indented(line: string, depth: number): string {
  return "  ".repeat(depth) + line;
}
