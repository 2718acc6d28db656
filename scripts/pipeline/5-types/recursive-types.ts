import type TypeScript from "typescript";
import type { JsonObject } from "../values/json-object.ts";
import { findRecursive } from "./recursive-schemas.ts";

/**
 * TypeScript takes `Nest: Nest[]` in an interface for a type that is its own annotation; the same as an alias is fine.
 * Each component schema that leads back to itself and is no object is moved to its alias, which stands in its place.
 */
export function aliasRecursive(
  ts: typeof TypeScript,
  nodes: TypeScript.Node[],
  document: JsonObject,
  aliases: ReadonlyMap<string, string>,
): { nodes: TypeScript.Node[]; moved: Set<string> } {
  const moved = new Set<string>();
  const recursive = findRecursive(document);
  const bodies = new Map<string, TypeScript.TypeNode>();
  const replaceType = (member: TypeScript.TypeElement): TypeScript.TypeElement => {
    const name = nameOf(ts, member);
    const alias = name !== undefined && recursive.has(name) ? aliases.get(name) : undefined;
    if (!ts.isPropertySignature(member) || !member.type || alias === undefined) return member;
    if (ts.isTypeLiteralNode(member.type)) return member;
    moved.add(name ?? "");
    bodies.set(alias, member.type);
    const reference = ts.factory.createTypeReferenceNode(alias);
    return ts.factory.updatePropertySignature(
      member,
      member.modifiers,
      member.name,
      member.questionToken,
      reference,
    );
  };
  const changed =
    recursive.size === 0 ? nodes : nodes.map((node) => mapSchemas(ts, node, replaceType));
  const declarations = [...bodies].map(([alias, body]) => {
    const exported = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
    const type = nameDirectly(ts, body, moved, aliases);
    return ts.factory.createTypeAliasDeclaration(exported, alias, undefined, type);
  });
  return { nodes: [...changed, ...declarations], moved };
}

/** TypeScript puts off only what an alias names directly: `Nest[]`, not `components["schemas"]["Nest"][]`. */
function nameDirectly(
  ts: typeof TypeScript,
  body: TypeScript.TypeNode,
  moved: ReadonlySet<string>,
  aliases: ReadonlyMap<string, string>,
): TypeScript.TypeNode {
  const visit = (node: TypeScript.Node): TypeScript.Node => {
    const name = ts.isIndexedAccessTypeNode(node) ? schemaOf(ts, node) : undefined;
    const alias = name !== undefined && moved.has(name) ? aliases.get(name) : undefined;
    if (alias !== undefined) return ts.factory.createTypeReferenceNode(alias);
    return ts.visitEachChild(node, visit, undefined);
  };
  return visit(body) as TypeScript.TypeNode; // a type is only ever replaced by a type
}

/** The name in `components["schemas"][name]`. */
function schemaOf(
  ts: typeof TypeScript,
  { objectType, indexType }: TypeScript.IndexedAccessTypeNode,
): string | undefined {
  const isSchemas =
    ts.isIndexedAccessTypeNode(objectType) && literalOf(ts, objectType.indexType) === "schemas";
  return isSchemas ? literalOf(ts, indexType) : undefined;
}

function literalOf(ts: typeof TypeScript, node: TypeScript.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)
    ? node.literal.text
    : undefined;
}

/** `interface components { schemas: { … } }`, with each schema mapped. */
function mapSchemas(
  ts: typeof TypeScript,
  node: TypeScript.Node,
  map: (member: TypeScript.TypeElement) => TypeScript.TypeElement,
): TypeScript.Node {
  if (!ts.isInterfaceDeclaration(node) || node.name.text !== "components") return node;
  const members = node.members.map((member) => {
    if (nameOf(ts, member) !== "schemas" || !ts.isPropertySignature(member)) return member;
    if (!member.type || !ts.isTypeLiteralNode(member.type)) return member;
    const type = ts.factory.createTypeLiteralNode(member.type.members.map(map));
    return ts.factory.updatePropertySignature(
      member,
      member.modifiers,
      member.name,
      member.questionToken,
      type,
    );
  });
  return ts.factory.updateInterfaceDeclaration(
    node,
    node.modifiers,
    node.name,
    node.typeParameters,
    node.heritageClauses,
    members,
  );
}

function nameOf(ts: typeof TypeScript, { name }: TypeScript.TypeElement): string | undefined {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}
