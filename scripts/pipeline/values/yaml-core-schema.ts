/**
 * The plain scalars that YAML's core schema (YAML 1.2, section 10.3.2) reads as a value other than text, as the `yaml`
 * package reads them.
 */
export const NULL = /^(?:~|null|Null|NULL)?$/;
export const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
export const INTEGER = /^[-+]?[0-9]+$/;
export const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/;

/** Octal and hexadecimal numbers, numbers with an exponent, infinity, and NaN. */
export const RARE_NUMBER =
  /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
