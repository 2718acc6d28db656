import type TypeScript from "typescript";
import type { JsonObject } from "../values/json-object.ts";
import { nameOf, schemaNames } from "./alias-schemas.ts";
import { findDeclared } from "./declared-entries.ts";
import {
  findEnumValue,
  findProperty,
  findSchema,
  partsOf,
  takePart,
  type Entry,
  type Inside,
} from "./schema-entries.ts";

/** A name or a value in the text of the types, and the entry that it comes from. */
export interface MappedName {
  offset: number;
  entry: Entry | undefined;
}

interface Context {
  ts: typeof TypeScript;
  file: TypeScript.SourceFile;
  names: MappedName[];
}

/** Pairs the names in the types with the entries of the document, in the order of the text. */
export function mapNames(
  ts: typeof TypeScript,
  file: TypeScript.SourceFile,
  document: JsonObject,
): MappedName[] {
  const context: Context = { ts, file, names: [] };
  const schemaOf = schemaNames(ts, file);
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement)) {
      const { text } = statement.name;
      const key = text === "operations" ? "paths" : text;
      const entry = Object.hasOwn(document, key) ? { container: document, key } : undefined;
      record(context, statement.name, entry);
      mapMembers(context, statement.members, { find: findDeclared(document, text) });
    } else if (ts.isTypeAliasDeclaration(statement)) {
      const schema = schemaOf.get(statement.name.text);
      const entry = schema === undefined ? undefined : findSchema(document, schema);
      record(context, statement.name, entry);
      mapType(context, statement.type, entry?.inside);
    }
  }
  return context.names;
}

function record({ file, names }: Context, node: TypeScript.Node, entry: Entry | undefined): void {
  names.push({ offset: node.getStart(file), entry });
}

function mapMembers(
  context: Context,
  members: readonly TypeScript.TypeElement[],
  inside: Inside | undefined,
): void {
  for (const member of members) {
    const name = nameOf(context.ts, member);
    const entry = name !== undefined && inside && "find" in inside ? inside.find(name) : undefined;
    if (member.name) record(context, member.name, entry);
    if (context.ts.isPropertySignature(member) && member.type) {
      mapType(context, member.type, entry?.inside);
    }
  }
}

function mapType(context: Context, type: TypeScript.TypeNode, inside: Inside | undefined): void {
  if (inside && "schema" in inside) mapSchema(context, type, partsOf(inside.schema));
  else if (context.ts.isTypeLiteralNode(type)) mapMembers(context, type.members, inside);
}

/** Maps the properties and the values of a schema's type. The parts of its unions are in the order of the document. */
function mapSchema(context: Context, node: TypeScript.Node, parts: JsonObject[]): void {
  const { ts } = context;
  if (ts.isTypeLiteralNode(node)) {
    const names = node.members.flatMap((member) => nameOf(ts, member) ?? []);
    const taken = takePart(parts, names);
    const find = (name: string) => findProperty(taken, name);
    mapMembers(context, node.members, { find });
    for (const member of node.members) {
      if (ts.isIndexSignatureDeclaration(member)) mapSchema(context, member.type, parts);
    }
  } else if (ts.isLiteralTypeNode(node)) {
    record(context, node, findEnumValue(parts, literalValue(context, node)));
  } else if (!ts.isIndexedAccessTypeNode(node)) {
    ts.forEachChild(node, (child) => mapSchema(context, child, parts));
  }
}

function literalValue({ ts, file }: Context, { literal }: TypeScript.LiteralTypeNode): unknown {
  if (ts.isStringLiteral(literal)) return literal.text;
  if (ts.isNumericLiteral(literal)) return Number(literal.text);
  if (literal.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (literal.kind === ts.SyntaxKind.FalseKeyword) return false;
  return ts.isPrefixUnaryExpression(literal) ? Number(literal.getText(file)) : null;
}
