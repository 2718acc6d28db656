import type TypeScript from "typescript";
import {
  createTypesProgram,
  sourceFile,
  TYPES_FILE,
} from "../../pipeline/5-types/compile-types.ts";
import { loadTypeScript } from "../../pipeline/5-types/load-tools.ts";

/** The library of the program has only types. */
const CHECK_HEAD = `import type { paths } from ".${TYPES_FILE}";
declare const Blob: new (parts: string[]) => Blob;
`;

/** Reads the types in a generated file. */
export interface TypesReader {
  ts: typeof TypeScript;
  checker: TypeScript.TypeChecker;
  /** The type of the interface `paths`. */
  paths: TypeScript.Type | undefined;
  /** Whether statements compile that may name `paths`. */
  compiles(statements: string): boolean;
}

export function createTypesReader(text: string): TypesReader {
  const ts = loadTypeScript();
  const types = sourceFile(ts, TYPES_FILE, text);
  const checker = createTypesProgram(ts, [types]).getTypeChecker();
  const declaration = types.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === "paths",
  );
  return {
    ts,
    checker,
    paths: declaration && checker.getTypeAtLocation(declaration),
    compiles(statements) {
      const check = sourceFile(ts, "/check.ts", CHECK_HEAD + statements);
      const program = createTypesProgram(ts, [types, check]);
      return (
        [...program.getSyntacticDiagnostics(check), ...program.getSemanticDiagnostics(check)]
          .length === 0
      );
    },
  };
}

export interface TypeProperty {
  name: string;
  type: TypeScript.Type;
  isOptional: boolean;
}

export function propertiesOf({ ts, checker }: TypesReader, type: TypeScript.Type): TypeProperty[] {
  return checker.getPropertiesOfType(type).map((symbol) => ({
    name: symbol.name,
    type: checker.getTypeOfSymbol(symbol),
    isOptional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
  }));
}

/** The type below another one, by the names of the properties that lead to it. Parts that are optional count as present. */
export function typeBelow(
  { checker }: TypesReader,
  root: TypeScript.Type | undefined,
  names: readonly string[],
): TypeScript.Type | undefined {
  return names.reduce((type, name) => {
    const symbol = type && checker.getPropertyOfType(checker.getNonNullableType(type), name);
    return symbol && checker.getTypeOfSymbol(symbol);
  }, root);
}

/** Whether a type allows nothing but `null`. */
export function isOnlyNull({ ts, checker }: TypesReader, type: TypeScript.Type): boolean {
  const isNever = (checker.getNonNullableType(type).flags & ts.TypeFlags.Never) !== 0;
  return isNever && !(type.flags & ts.TypeFlags.Never);
}
