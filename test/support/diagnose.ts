import ts from "typescript";
import { createTypeProgram } from "./type-program.ts";

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  // The compiler's own library has no errors.
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
};

/** The errors of the strict compiler in a text, with their lines, counted from 0. */
export function diagnose(text: string): { line: number; message: string }[] {
  const program = createTypeProgram(new Map([["types.ts", text]]), OPTIONS);
  return ts.getPreEmitDiagnostics(program).map(({ file: source, start = 0, messageText }) => ({
    line: source?.getLineAndCharacterOfPosition(start).line ?? 0,
    message: ts.flattenDiagnosticMessageText(messageText, " "),
  }));
}
