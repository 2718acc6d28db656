import type TypeScript from "typescript";
import { loadTypeScript } from "../pipeline/5-types/load-tools.ts";

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
      add([statement.name.text], statement, statement.name.text === "components" ? 2 : 1);
    } else if (ts.isTypeAliasDeclaration(statement)) {
      found.set(statement.name.text, statement.type);
    }
  }
  return found;
}

function membersOf(ts: typeof TypeScript, node: TypeScript.Node) {
  if (!ts.isTypeLiteralNode(node) && !ts.isInterfaceDeclaration(node)) return [];
  return node.members.filter(ts.isPropertySignature).map(({ name, type }) => ({
    name: "text" in name ? name.text : "",
    type,
  }));
}

/** The text of a type without comments, and with the members of objects, unions and intersections in one order. */
function normalizedText(ts: typeof TypeScript, node: TypeScript.Node): string {
  const textOf = (inner: TypeScript.Node): string => normalizedText(ts, inner);
  if (ts.isParenthesizedTypeNode(node)) return textOf(node.type);
  if (ts.isUnionTypeNode(node)) return joined(listTypes(ts, node).map(textOf), "|");
  if (ts.isIntersectionTypeNode(node)) return joined(listTypes(ts, node).map(textOf), "&");
  const parts: string[] = [];
  ts.forEachChild(node, (inner) => {
    parts.push(textOf(inner));
  });
  if (ts.isTypeLiteralNode(node)) parts.sort();
  const own = "text" in node ? JSON.stringify(node.text) : "";
  return `${ts.SyntaxKind[node.kind]}${own}(${parts.join(",")})`;
}

type ListType = TypeScript.UnionTypeNode | TypeScript.IntersectionTypeNode;

/** The members of a union or an intersection, also of those of the same kind within it. */
function listTypes(ts: typeof TypeScript, { types, kind }: ListType): TypeScript.TypeNode[] {
  return types.flatMap((type) => {
    const inner = ts.isParenthesizedTypeNode(type) ? type.type : type;
    const isList = ts.isUnionTypeNode(inner) || ts.isIntersectionTypeNode(inner);
    return isList && inner.kind === kind ? listTypes(ts, inner) : [inner];
  });
}

function joined(texts: string[], separator: string): string {
  const members = [...new Set(texts)].sort();
  const [only = ""] = members;
  if (separator === "|" && members.includes(UNKNOWN)) return UNKNOWN;
  return members.length === 1 ? only : `(${members.join(separator)})`;
}

const UNKNOWN = "UnknownKeyword()";
