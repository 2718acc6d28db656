import { resolve } from "node:path";
import ts from "typescript";
import { createTypeProgram, repositoryOptions } from "./type-program.ts";

/** The errors of the strict compiler in modules that exist in memory only, each with the name of its module. */
export function compileModules(modules: ReadonlyMap<string, string>): string[] {
  const paths = { "video-tasks/*": [resolve("src/*.ts")] };
  const program = createTypeProgram(modules, { ...repositoryOptions, paths });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const name = [...modules.keys()].find((module) => resolve(module) === file?.fileName);
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    return `${name}:${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
