import { quote } from "./source-text.ts";
import { typeBelow, type TypesReader } from "./types-reader.ts";
import { valueLiteral } from "./value-literal.ts";

/** Only a contradictory page has a type without values. */
const NO_VALUE = "undefined as never";

/**
 * The source text of a value that compiles: with the example as far as it fits, otherwise without it.
 *
 * @param names the properties that lead from `paths` to the type of the value
 */
export function valueText(reader: TypesReader, names: readonly string[], example: unknown): string {
  const type = typeBelow(reader, reader.paths, names);
  const texts = [example, undefined].map(
    (value) => type && valueLiteral(reader, { type, example: value, depth: 0 }),
  );
  const isFitting = (text: string) => reader.compiles(`const value: ${typeText(names)} = ${text};`);
  return texts.find((text) => text !== undefined && isFitting(text)) ?? NO_VALUE;
}

/** `paths["/tasks"]["get"]`, with the parts on the way counted as present. */
function typeText(names: readonly string[]): string {
  return names.reduce((type, name) => `NonNullable<${type}>[${quote(name)}]`, "paths");
}
