import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";

const { config } = ts.readConfigFile("tsconfig.json", (path) => readFileSync(path, "utf8"));

/** The options of this repository. */
export const { options: repositoryOptions } = ts.parseJsonConfigFileContent(config, ts.sys, ".");

/** The parsed files of packages and of the compiler's library, by options and path. They take longer than the tests. */
const parsedFiles = new Map<string, ts.SourceFile | undefined>();

/** A program of files that exist in memory only, as if they were in the root of the repository. */
export function createTypeProgram(
  files: ReadonlyMap<string, string>,
  options: ts.CompilerOptions = repositoryOptions,
): ts.Program {
  const byPath = new Map([...files].map(([name, code]) => [resolve(name), code]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  const optionsKey = JSON.stringify(options);
  host.fileExists = (path) => byPath.has(path) || fileExists(path);
  host.readFile = (path) => byPath.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const code = byPath.get(path);
    if (code !== undefined) return ts.createSourceFile(path, code, target);
    if (!path.includes("/node_modules/")) return getSourceFile(path, target, ...rest);
    const key = `${optionsKey} ${path}`;
    if (!parsedFiles.has(key)) parsedFiles.set(key, getSourceFile(path, target, ...rest));
    return parsedFiles.get(key);
  };
  return ts.createProgram([...byPath.keys()], options, host);
}
