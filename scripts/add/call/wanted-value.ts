import type TypeScript from "typescript";

/** A value to print. */
export interface WantedValue {
  type: TypeScript.Type;
  /** The example of the page; `undefined` if there is none. */
  example: unknown;
  /** How many values are around it. */
  depth: number;
}
