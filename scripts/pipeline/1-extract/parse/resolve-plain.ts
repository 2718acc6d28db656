import { BOOLEAN, FLOAT, INTEGER, NULL, RARE_NUMBER } from "../../values/yaml-core-schema.ts";
import { UnsupportedSyntax } from "./unsupported-syntax.ts";

/** Converts a plain scalar by the rules of YAML's core schema. */
export function resolvePlain(text: string): unknown {
  // Most plain scalars are words. This check spares them the regular expressions.
  if (/^[a-eg-mo-su-z]/.test(text)) return text;
  if (NULL.test(text)) return null;
  if (BOOLEAN.test(text)) return text.toLowerCase() === "true";
  if (INTEGER.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : BigInt(text);
  }
  if (FLOAT.test(text)) return Number(text);
  if (RARE_NUMBER.test(text)) throw new UnsupportedSyntax();
  return text;
}
