import { resolve } from "node:path";
import ts from "typescript";
import { createTypeProgram } from "./type-program.ts";

export interface Diagnosis {
  file: string;
  /** Line and column, counted from 1. */
  line: number;
  column: number;
  code: number;
  message: string;
}

/** The errors that the compiler prints for these files, in order of their places. */
export function compile(files: ReadonlyMap<string, string>): Diagnosis[] {
  const program = createTypeProgram(files);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, code, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    const place = file?.getLineAndCharacterOfPosition(start) ?? { line: 0, character: 0 };
    const name = file?.fileName.split("/").at(-1) ?? "";
    return { file: name, line: place.line + 1, column: place.character + 1, code, message };
  });
}

/** The type of each exported variable of a file, as an editor shows it. */
export function showTypes(name: string, code: string): Record<string, string> {
  const program = createTypeProgram(new Map([[name, code]]));
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(resolve(name));
  const module = source && checker.getSymbolAtLocation(source);
  const symbols = module ? checker.getExportsOfModule(module) : [];
  return Object.fromEntries(
    symbols.map((symbol) => [symbol.name, checker.typeToString(checker.getTypeOfSymbol(symbol))]),
  );
}
