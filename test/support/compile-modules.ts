import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";

/** The errors of the strict compiler in modules that exist in memory only, each with the name of its module. */
export function compileModules(modules: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile("tsconfig.json", (path) => readFileSync(path, "utf8"));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
  const paths = { "video-tasks/*": [resolve("src/*.ts")] };
  const files = new Map([...modules].map(([name, text]) => [resolve(name), text]));
  const host = ts.createCompilerHost({ ...options, paths });
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? getSourceFile(path, target, ...rest)
      : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([...files.keys()], { ...options, paths }, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const name = [...modules.keys()].find((module) => resolve(module) === file?.fileName);
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    return `${name}:${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
