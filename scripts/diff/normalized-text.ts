import type TypeScript from "typescript";

/** The text of a type without comments, and with the members of objects, unions and intersections in one order. */
export function normalizedText(ts: typeof TypeScript, node: TypeScript.Node): string {
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
