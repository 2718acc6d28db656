import type TypeScript from "typescript";
import { jsonLiteral } from "./source-text.ts";
import type { TypesReader } from "./types-reader.ts";

/** Longer texts, such as files in Base64, become placeholders. */
const MAX_LENGTH = 200;

/** Prints the example if the type allows it, or a placeholder if there is no example. */
export function scalarLiteral(
  reader: TypesReader,
  type: TypeScript.Type,
  example: unknown,
): string | undefined {
  const only = onlyValueOf(reader, type);
  if (only !== undefined)
    return example === undefined || example === only ? jsonLiteral(only) : undefined;
  const placeholder = placeholderOf(reader, type);
  if (placeholder === undefined) return undefined;
  const isLong = typeof example === "string" && example.length > MAX_LENGTH;
  const value = isLong ? placeholder : (example ?? placeholder);
  return typeof value === typeof placeholder ? jsonLiteral(value) : undefined;
}

/** The value of a literal type. */
function onlyValueOf({ ts: { TypeFlags }, checker }: TypesReader, type: TypeScript.Type): unknown {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  if (type.flags & TypeFlags.Null) return null;
  if (type.flags & TypeFlags.BooleanLiteral) return checker.typeToString(type) === "true";
  return undefined;
}

function placeholderOf({ ts: { TypeFlags } }: TypesReader, { flags }: TypeScript.Type): unknown {
  if (flags & TypeFlags.String) return "…";
  if (flags & TypeFlags.Number) return 1;
  if (flags & TypeFlags.Boolean) return true;
  return undefined;
}
