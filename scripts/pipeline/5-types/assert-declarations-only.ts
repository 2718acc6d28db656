import type TypeScript from "typescript";
import { DocumentError } from "../report/problems.ts";

/** Makes sure that text of a page has not become code: only types and arrays of literals are allowed. */
export function assertDeclarationsOnly(ts: typeof TypeScript, file: TypeScript.SourceFile): void {
  const code = file.statements.find((statement) => !isDeclaration(ts, statement));
  if (!code) return;
  const line = file.getLineAndCharacterOfPosition(code.getStart(file)).line + 1;
  const message = `The generated types contain code at line ${line}: ${code.getText(file).slice(0, 80)}`;
  throw new DocumentError("types", message);
}

function isDeclaration(ts: typeof TypeScript, statement: TypeScript.Statement): boolean {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return true;
  if (isEmptyExport(ts, statement)) return true;
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.every(({ initializer }) =>
    isLiteralArray(ts, initializer),
  );
}

/** `export {};` */
function isEmptyExport(ts: typeof TypeScript, statement: TypeScript.Statement): boolean {
  if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier) return false;
  const { exportClause } = statement;
  return exportClause?.kind === ts.SyntaxKind.NamedExports && exportClause.elements.length === 0;
}

/** `[…] as const` with literals only */
function isLiteralArray(ts: typeof TypeScript, node: TypeScript.Expression | undefined): boolean {
  if (!node || !ts.isAsExpression(node)) return false;
  if (!ts.isArrayLiteralExpression(node.expression)) return false;
  return node.expression.elements.every((element) => isLiteral(ts, element));
}

function isLiteral(ts: typeof TypeScript, node: TypeScript.Expression): boolean {
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  const { TrueKeyword, FalseKeyword, NullKeyword } = ts.SyntaxKind;
  return (
    ts.isStringLiteral(node) ||
    ts.isNumericLiteral(node) ||
    [TrueKeyword, FalseKeyword, NullKeyword].includes(node.kind)
  );
}
