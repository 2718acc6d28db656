import type TypeScript from "typescript";

/** One error of the compiler, with the names that lead to it, such as `components`, `schemas`, `Task` and `status`. */
export interface CompileError {
  message: string;
  /** The innermost declaration or property last. */
  names: string[];
}

const TYPES_FILE = "types.ts";
const LIBRARY_FILE = "library.d.ts";

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
export function compileTypes(ts: typeof TypeScript, text: string): CompileError | undefined {
  const options: TypeScript.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noLib: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
  };
  const program = ts.createProgram([LIBRARY_FILE, TYPES_FILE], options, hostFor(ts, text));
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

function hostFor(ts: typeof TypeScript, text: string): TypeScript.CompilerHost {
  const files = new Map(
    [
      [TYPES_FILE, text],
      [LIBRARY_FILE, LIBRARY],
    ].map(([name = "", content = ""]) => [
      name,
      ts.createSourceFile(name, content, ts.ScriptTarget.ES2022),
    ]),
  );
  return {
    getSourceFile: (name) => files.get(name),
    fileExists: (name) => files.has(name),
    readFile: () => undefined,
    getDefaultLibFileName: () => LIBRARY_FILE,
    getCurrentDirectory: () => "",
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
