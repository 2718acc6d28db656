import { relative } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const ENTRIES = ["src/index.ts", "src/core.ts"];

const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path));
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
const program = ts.createProgram(ENTRIES, options);
const checker = program.getTypeChecker();

function resolve(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Whether src declares the symbol, and not a library or a generated file. */
function isFromSrc(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some((declaration) =>
    relative(".", declaration.getSourceFile().fileName).startsWith("src/"),
  );
}

/** The exported symbols by name, except the enum arrays of generated files. */
function exportsOfPackage(): Map<string, ts.Symbol> {
  const symbols = ENTRIES.flatMap((entry) => {
    const source = program.getSourceFile(entry);
    const module = source && checker.getSymbolAtLocation(source);
    return module ? checker.getExportsOfModule(module).map(resolve) : [];
  });
  return new Map(symbols.filter(isFromSrc).map((symbol) => [symbol.name, symbol]));
}

const symbols = exportsOfPackage();

function membersOf(symbol: ts.Symbol): ts.Symbol[] {
  const isClass = symbol.flags & ts.SymbolFlags.Class;
  const isInterface = symbol.flags & ts.SymbolFlags.Interface;
  if (!isClass && !isInterface) return [];
  return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)).filter(isFromSrc);
}

const hasComment = (symbol: ts.Symbol): boolean =>
  symbol.getDocumentationComment(checker).length > 0;

const hasTag = (symbol: ts.Symbol | undefined, tag: string): boolean =>
  symbol?.getJsDocTags(checker).some(({ name }) => name === tag) === true;

test("every exported name has a doc comment", () => {
  expect(symbols.size).toBeGreaterThan(30);
  const bare = [...symbols].filter(([, symbol]) => !hasComment(symbol));
  expect(bare.map(([name]) => name)).toEqual([]);
});

test("every member of an exported class or interface has a doc comment", () => {
  const bare = [...symbols].flatMap(([name, symbol]) =>
    membersOf(symbol)
      .filter((member) => member.name !== "name" && !hasComment(member))
      .map((member) => `${name}.${member.name}`),
  );
  expect(bare).toEqual([]);
});

test("every option says its default, or can be left out", () => {
  const withoutDefault = ["signal", "headers", "onUpdate", "onEvent"];
  for (const name of [
    "RetryOptions",
    "CallOptions",
    "WaitOptions",
    "WaitAllOptions",
    "ClientOptions",
  ]) {
    const members = symbols.get(name);
    expect(members).toBeDefined();
    const bare = (members ? membersOf(members) : []).filter((member) => !hasTag(member, "default"));
    expect(withoutDefault).toEqual(expect.arrayContaining(bare.map((member) => member.name)));
  }
});

test("the names that people start from have an example", () => {
  const creators = ["createTwelveLabs", "createTwelveLabsLegacy", "createLivepeer"];
  for (const name of [...creators, "defineTasks", "createTasks"])
    expect([name, hasTag(symbols.get(name), "example")]).toEqual([name, true]);
  const tasks = symbols.get("Tasks");
  const examples = (tasks ? membersOf(tasks) : []).filter((member) => hasTag(member, "example"));
  expect(examples.map(({ name }) => name)).toEqual(["wait", "watch", "waitAll", "view"]);
});

test.for([
  ["TwelveLabs", "tasks", "Tasks<VideoIndexingTask, VideoIndexingStatus>"],
  ["TwelveLabs", "embedTasks", "Tasks<EmbeddingTask, EmbeddingStatus>"],
  ["Livepeer", "tasks", "Tasks<LivepeerTask, LivepeerStatus>"],
  ["TwelveLabsLegacy", "tasks", "LegacyTasks"],
] as const)("hovering over %s.%s shows %s", ([owner, name, shown]) => {
  const symbol = symbols.get(owner);
  const member = (symbol ? membersOf(symbol) : []).find((each) => each.name === name);
  const type = member && checker.getTypeOfSymbol(member);
  expect(type && checker.typeToString(type)).toBe(shown);
});
