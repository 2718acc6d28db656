import type TypeScript from "typescript";

/** The schema of each alias: `type Task = components["schemas"]["task"]`, or `task: Task` if it is recursive. */
export function schemaNames(
  ts: typeof TypeScript,
  file: TypeScript.SourceFile,
): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of file.statements) {
    if (ts.isTypeAliasDeclaration(statement)) {
      const key = lastKey(ts, statement.type);
      if (key !== undefined) found.set(statement.name.text, key);
    } else if (ts.isInterfaceDeclaration(statement) && statement.name.text === "components") {
      for (const [alias, name] of recursiveNames(ts, statement)) found.set(alias, name);
    }
  }
  return found;
}

function lastKey(ts: typeof TypeScript, type: TypeScript.TypeNode): string | undefined {
  if (!ts.isIndexedAccessTypeNode(type) || !ts.isLiteralTypeNode(type.indexType)) return undefined;
  const { literal } = type.indexType;
  return ts.isStringLiteral(literal) ? literal.text : undefined;
}

function recursiveNames(
  ts: typeof TypeScript,
  components: TypeScript.InterfaceDeclaration,
): [string, string][] {
  const schemas = components.members.find((member) => nameOf(ts, member) === "schemas");
  const type = schemas && ts.isPropertySignature(schemas) ? schemas.type : undefined;
  if (!type || !ts.isTypeLiteralNode(type)) return [];
  return type.members.flatMap((member): [string, string][] => {
    const name = nameOf(ts, member);
    if (name === undefined || !ts.isPropertySignature(member)) return [];
    const alias =
      member.type && ts.isTypeReferenceNode(member.type) ? member.type.typeName : undefined;
    return alias && ts.isIdentifier(alias) ? [[alias.text, name]] : [];
  });
}

/** The name of a member; `undefined` if it is computed or an index signature. */
export function nameOf(
  ts: typeof TypeScript,
  { name }: TypeScript.TypeElement,
): string | undefined {
  const isText =
    name && (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name));
  return isText ? name.text : undefined;
}
