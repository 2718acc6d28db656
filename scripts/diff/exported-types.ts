import type TypeScript from "typescript";
import { loadTypeScript } from "../pipeline/5-types/load-tools.ts";
import { normalizedText } from "./normalized-text.ts";

interface ExportedType {
  /** Types that are written in different ways but mean the same have the same text. */
  text: string;
  /** The text with one name for every reference to another type. */
  textWithoutNames: string;
}

export type ExportedTypes = ReadonlyMap<string, ExportedType>;

/**
 * The types of a generated file by their names, such as `components.schemas.Task` and `operations.listTasks`.
 */
export function exportedTypes(text: string): ExportedTypes {
  const ts = loadTypeScript();
  const file = ts.createSourceFile("types.ts", text, ts.ScriptTarget.ES2022);
  const types = typeNodes(ts, file);
  const aliases = new Map([...types].filter(([name]) => !name.includes(".")));
  return new Map(
    [...types].map(([name, node]) => [name, printBoth(ts, behindAlias(ts, node, aliases))]),
  );
}

function printBoth(ts: typeof TypeScript, node: TypeScript.Node): ExportedType {
  const text = normalizedText(ts, node);
  return { text, textWithoutNames: text.replaceAll(REFERENCE, "Reference") };
}

const REFERENCE = /IndexedAccessType\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)/g;

/** The type of a recursive component is in its alias, to which the component only refers. */
function behindAlias(
  ts: typeof TypeScript,
  node: TypeScript.Node,
  aliases: ReadonlyMap<string, TypeScript.Node>,
): TypeScript.Node {
  const isAlias = ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName);
  return isAlias ? (aliases.get(node.typeName.text) ?? node) : node;
}

function typeNodes(
  ts: typeof TypeScript,
  file: TypeScript.SourceFile,
): Map<string, TypeScript.Node> {
  const found = new Map<string, TypeScript.Node>();
  const add = (names: string[], node: TypeScript.Node, depth: number): void => {
    found.set(names.join("."), node);
    if (depth === 0) return;
    for (const { name, type } of membersOf(ts, node)) {
      if (type) add([...names, name], type, depth - 1);
    }
  };
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement)) {
      const name = statement.name.text;
      add([name], statement, name === "components" ? 2 : 1);
      if (name === "paths" || name === "webhooks") leaveOutSharedParameters(ts, found, name);
    } else if (ts.isTypeAliasDeclaration(statement)) {
      found.set(statement.name.text, statement.type);
    }
  }
  return found;
}

/** The types of the operations contain the parameters of their path too. */
function leaveOutSharedParameters(
  ts: typeof TypeScript,
  found: Map<string, TypeScript.Node>,
  section: string,
): void {
  for (const [name, node] of found) {
    if (!name.startsWith(`${section}.`) || !ts.isTypeLiteralNode(node)) continue;
    const members = node.members.filter((member) => nameOf(member) !== "parameters");
    found.set(name, ts.factory.createTypeLiteralNode(members));
  }
}

function nameOf({ name }: TypeScript.TypeElement): string {
  return name && "text" in name ? name.text : "";
}

function membersOf(ts: typeof TypeScript, node: TypeScript.Node) {
  if (!ts.isTypeLiteralNode(node) && !ts.isInterfaceDeclaration(node)) return [];
  return node.members.filter(ts.isPropertySignature).map((member) => ({
    name: nameOf(member),
    type: member.type,
  }));
}
