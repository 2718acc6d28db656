import type TypeScript from "typescript";

/** One error of the compiler, with the names that lead to it, such as `components`, `schemas`, `Task` and `status`. */
export interface CompileError {
  message: string;
  /** The innermost declaration or property last. */
  names: string[];
}

export const TYPES_FILE = "/types.ts";
const LIBRARY_FILE = "/library.d.ts";

/** The part of the standard library that generated types name. The real one takes much longer to check. */
const LIBRARY = `
interface Object {} interface Function {} interface CallableFunction {} interface NewableFunction {}
interface IArguments {} interface RegExp {} interface String {} interface Number {} interface Boolean {}
interface BigInt {} interface Symbol {} interface Date {} interface Blob { size: number; type: string }
interface Array<T> { length: number; [index: number]: T }
interface ReadonlyArray<T> { readonly length: number; readonly [index: number]: T }
type Partial<T> = { [P in keyof T]?: T[P] };
type Required<T> = { [P in keyof T]-?: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends keyof any, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
`;

/** Compiles generated types with the strictest settings, in memory. Returns the first error. */
export function compileTypes(
  ts: typeof TypeScript,
  types: TypeScript.SourceFile,
): CompileError | undefined {
  const program = createTypesProgram(ts, [types]);
  const [error] = [
    ...program.getGlobalDiagnostics(),
    ...program.getSyntacticDiagnostics(),
    ...program.getSemanticDiagnostics(),
  ];
  if (!error) return undefined;
  const { code, file, start, messageText } = error;
  const message = `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  return { message, names: file && start !== undefined ? namesAt(ts, file, start) : [] };
}

/** A program of the given files, in memory, with the part of the standard library that generated types name. */
export function createTypesProgram(
  ts: typeof TypeScript,
  files: readonly TypeScript.SourceFile[],
): TypeScript.Program {
  const options: TypeScript.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    // The part of the standard library, which is the only declaration file.
    skipLibCheck: true,
    noLib: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const all = [sourceFile(ts, LIBRARY_FILE, LIBRARY), ...files];
  const names = all.map(({ fileName }) => fileName);
  return ts.createProgram(names, options, hostFor(all));
}

export function sourceFile(
  ts: typeof TypeScript,
  name: string,
  text: string,
): TypeScript.SourceFile {
  const languageVersion = ts.ScriptTarget.ES2022;
  // Comments have no effect on the types, and parsing them takes a third of the time.
  const jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  return ts.createSourceFile(name, text, { languageVersion, jsDocParsingMode });
}

function hostFor(sources: readonly TypeScript.SourceFile[]): TypeScript.CompilerHost {
  const files = new Map(sources.map((source) => [source.fileName, source]));
  return {
    getSourceFile: (name) => files.get(name),
    fileExists: (name) => files.has(name),
    readFile: () => undefined,
    getDefaultLibFileName: () => LIBRARY_FILE,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => undefined,
  };
}

/** The names of the declarations and properties that contain a position, from the outermost. */
function namesAt(ts: typeof TypeScript, file: TypeScript.SourceFile, position: number): string[] {
  const names: string[] = [];
  const visit = (node: TypeScript.Node): void => {
    if (position < node.pos || position >= node.end) return;
    const isNamed =
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isPropertySignature(node);
    if (isNamed && "text" in node.name) names.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}
