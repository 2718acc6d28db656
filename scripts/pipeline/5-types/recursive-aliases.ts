import type TypeScript from "typescript";

interface Aliased {
  nodes: TypeScript.Node[];
  /** The names of the schemas whose types are now aliases. */
  moved: Set<string>;
}

/**
 * TypeScript rejects `Nest: Nest[]` in an interface, because the type refers to itself, but accepts it as a type alias.
 * This moves the type of each recursive schema that is not an object to its alias, and refers to the alias instead.
 * `aliases` holds the aliases of the recursive schemas.
 */
export function moveToAliases(
  ts: typeof TypeScript,
  nodes: TypeScript.Node[],
  aliases: ReadonlyMap<string, string>,
): Aliased {
  if (aliases.size === 0) return { nodes, moved: new Set() };
  const types = new Map<string, TypeScript.TypeNode>();
  const changed = mapSchemas(ts, nodes, (member) => {
    const name = nameOf(ts, member);
    const alias = name === undefined ? undefined : aliases.get(name);
    if (name === undefined || alias === undefined) return member;
    if (!member.type || ts.isTypeLiteralNode(member.type)) return member;
    types.set(name, member.type);
    return withType(ts, member, ts.factory.createTypeReferenceNode(alias));
  });
  const moved = new Map([...aliases].filter(([name]) => types.has(name)));
  const declarations = [...types].map(([name, type]) => {
    const exported = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
    const direct = referDirectly(ts, type, moved);
    return ts.factory.createTypeAliasDeclaration(
      exported,
      moved.get(name) ?? name,
      undefined,
      direct,
    );
  });
  return { nodes: [...changed, ...declarations], moved: new Set(moved.keys()) };
}

/** An alias may refer to itself only by its name: `Nest[]`, not `components["schemas"]["Nest"][]`. */
function referDirectly(
  ts: typeof TypeScript,
  type: TypeScript.TypeNode,
  moved: ReadonlyMap<string, string>,
): TypeScript.TypeNode {
  const visit = (node: TypeScript.Node): TypeScript.Node => {
    const name = ts.isIndexedAccessTypeNode(node) ? schemaOf(ts, node) : undefined;
    const alias = name === undefined ? undefined : moved.get(name);
    if (alias !== undefined) return ts.factory.createTypeReferenceNode(alias);
    return ts.visitEachChild(node, visit, undefined);
  };
  return visit(type) as TypeScript.TypeNode; // a type is only ever replaced by a type
}

/** The name in `components["schemas"][name]` */
function schemaOf(
  ts: typeof TypeScript,
  { objectType, indexType }: TypeScript.IndexedAccessTypeNode,
): string | undefined {
  const isSchemas =
    ts.isIndexedAccessTypeNode(objectType) && literalOf(ts, objectType.indexType) === "schemas";
  return isSchemas ? literalOf(ts, indexType) : undefined;
}

function literalOf(ts: typeof TypeScript, node: TypeScript.TypeNode): string | undefined {
  const isText = ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal);
  return isText ? node.literal.text : undefined;
}

type MapProperty = (member: TypeScript.PropertySignature) => TypeScript.TypeElement;

/** Maps the properties of `schemas` in `interface components { schemas: { … } }`. */
function mapSchemas(
  ts: typeof TypeScript,
  nodes: TypeScript.Node[],
  map: MapProperty,
): TypeScript.Node[] {
  const mapProperty = (member: TypeScript.TypeElement) =>
    ts.isPropertySignature(member) ? map(member) : member;
  const mapMember = (member: TypeScript.TypeElement) => {
    if (nameOf(ts, member) !== "schemas" || !ts.isPropertySignature(member)) return member;
    if (!member.type || !ts.isTypeLiteralNode(member.type)) return member;
    const schemas = member.type.members.map(mapProperty);
    return withType(ts, member, ts.factory.createTypeLiteralNode(schemas));
  };
  return nodes.map((node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== "components") return node;
    const { modifiers, name, typeParameters, heritageClauses } = node;
    const members = node.members.map(mapMember);
    return ts.factory.updateInterfaceDeclaration(
      node,
      modifiers,
      name,
      typeParameters,
      heritageClauses,
      members,
    );
  });
}

function withType(
  ts: typeof TypeScript,
  member: TypeScript.PropertySignature,
  type: TypeScript.TypeNode,
): TypeScript.PropertySignature {
  const { modifiers, name, questionToken } = member;
  return ts.factory.updatePropertySignature(member, modifiers, name, questionToken, type);
}

function nameOf(ts: typeof TypeScript, { name }: TypeScript.TypeElement): string | undefined {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}
