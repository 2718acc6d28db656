import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";

export interface Diagnosis {
  file: string;
  /** Line and column, counted from 1. */
  line: number;
  column: number;
  code: number;
  message: string;
}

const { config } = ts.readConfigFile("tsconfig.json", (path) => readFileSync(path, "utf8"));
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");

/** A new program of these files, as if they were in the root of the repository. */
function createProgram(files: ReadonlyMap<string, string>): ts.Program {
  const byPath = new Map([...files].map(([name, code]) => [resolve(name), code]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => byPath.has(path) || fileExists(path);
  host.readFile = (path) => byPath.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const code = byPath.get(path);
    return code === undefined
      ? getSourceFile(path, target, ...rest)
      : ts.createSourceFile(path, code, target);
  };
  return ts.createProgram([...byPath.keys()], options, host);
}

/** The errors that the compiler prints for these files, in order of their places. */
export function compile(files: ReadonlyMap<string, string>): Diagnosis[] {
  const program = createProgram(files);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, code, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    const place = file?.getLineAndCharacterOfPosition(start) ?? { line: 0, character: 0 };
    const name = file?.fileName.split("/").at(-1) ?? "";
    return { file: name, line: place.line + 1, column: place.character + 1, code, message };
  });
}

/** The type of each exported variable of a file, as an editor shows it. */
export function showTypes(name: string, code: string): Record<string, string> {
  const program = createProgram(new Map([[name, code]]));
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(resolve(name));
  const module = source && checker.getSymbolAtLocation(source);
  const symbols = module ? checker.getExportsOfModule(module) : [];
  return Object.fromEntries(
    symbols.map((symbol) => [symbol.name, checker.typeToString(checker.getTypeOfSymbol(symbol))]),
  );
}
