/** Thrown by the fast readers for a text that they do not support, or that is faulty. The `yaml` package then reads it. */
export class UnsupportedSyntax extends Error {
  /** Where the reader stopped, if it had begun. */
  offset?: number;
}
