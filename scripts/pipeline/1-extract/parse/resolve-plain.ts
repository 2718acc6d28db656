import { UnsupportedSyntax } from "./unsupported-syntax.ts";

const NULL = /^(?:~|null|Null|NULL)?$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const INTEGER = /^[-+]?[0-9]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/;
const RARE_NUMBER = /^0o[0-7]+$|^0x[0-9a-f]+$|^[-+.0-9]+[eE][-+0-9]+$|^[-+]?\.(?:inf|nan)$/i;

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
