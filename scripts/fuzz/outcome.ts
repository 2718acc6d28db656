/** The result of one execution. */
export interface Outcome {
  /** The rules that reported something. An input with a new one is worth further mutations. */
  features: string[];
  failure?: Failure;
}

/** A fault of the pipeline. Two failures with the same kind and message count as the same fault. */
export interface Failure {
  kind: FailureKind;
  message: string;
}

export type FailureKind = "crash" | "hang" | "memory" | "output";

/** Numbers, quoted names, and pointers differ between inputs with the same fault. */
const VARIABLE_PARTS = /"[^"]*"|'[^']*'|`[^`]*`|#\/?\S*|\d+/g;
const KEY_LENGTH = 120;

export function failureKey({ kind, message }: Failure): string {
  return `${kind}: ${message.replace(VARIABLE_PARTS, "…")}`.slice(0, KEY_LENGTH);
}
