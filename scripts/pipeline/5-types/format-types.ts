import type TypeScript from "typescript";
import { loadTypeScript } from "./load-tools.ts";
import { splitTypes, type Declaration } from "./split-types.ts";

export type PrettierSettings = Readonly<Record<string, unknown>>;

/**
 * Formats printed types as prettier does. `format` is prettier with these settings, but it only receives the declarations
 * that it would print on other lines. All others need no more than another indentation.
 */
export async function formatTypes(
  file: TypeScript.SourceFile,
  { printWidth, ...settings }: PrettierSettings,
  format: (text: string) => Promise<string>,
): Promise<string> {
  const isUsual = Object.entries(settings).every(isHarmless);
  if (!isUsual || typeof printWidth !== "number") return format(file.text);
  const parts = splitTypes(loadTypeScript(), file, printWidth);
  if (!parts) return format(file.text);
  const declarations = parts.filter((part) => typeof part !== "string");
  const formatted = await formatAll(declarations, format);
  const lines = parts.map((part) => (typeof part === "string" ? part : formatted.get(part)));
  return `${lines.join("\n")}\n`;
}

function isHarmless([name, value]: [string, unknown]): boolean {
  return HARMLESS.has(name) || USUAL.get(name) === value;
}

/** The settings that change no line of types which is short enough. */
const HARMLESS = new Set([
  "arrowParens",
  "bracketSpacing",
  "endOfLine",
  "proseWrap",
  "trailingComma",
]);

/** The defaults of prettier. With other values, it formats all declarations. */
const USUAL = new Map<string, unknown>([
  ["objectWrap", "preserve"],
  ["quoteProps", "as-needed"],
  ["semi", true],
  ["singleQuote", false],
  ["tabWidth", 2],
  ["useTabs", false],
]);

/** Formats all declarations in one text, because prettier takes most of its time for short texts to begin. */
async function formatAll(
  declarations: readonly Declaration[],
  format: (text: string) => Promise<string>,
): Promise<Map<Declaration, string>> {
  if (declarations.length === 0) return new Map();
  const formatted = await format(declarations.map(inBlocks).join(`${SEPARATOR}\n`));
  const texts = `\n${formatted}`.split(`\n${SEPARATOR}\n`);
  return new Map(
    declarations.map((declaration, index) => [
      declaration,
      fromBlocks(texts[index] ?? "", declaration),
    ]),
  );
}

/** A line that no declaration has. Prettier leaves comments as they are. */
const SEPARATOR = "//";

/** The declaration in as many blocks as in its file, so that it has the same columns. */
function inBlocks({ text, depth }: Declaration): string {
  if (depth === 0) return `${text}\n`;
  return `interface Block {\n${"block: {\n".repeat(depth - 1)}${text}\n${"}\n".repeat(depth)}`;
}

function fromBlocks(text: string, { depth }: Declaration): string {
  const lines = text.trim().split("\n");
  return lines.slice(depth, lines.length - depth).join("\n");
}
