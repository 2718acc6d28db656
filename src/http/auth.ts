/** How an API takes its key. */
export interface Auth {
  /** The environment variable that holds the key if the client has no `apiKey`. */
  env: string;
  /** The header that carries the key. @default "authorization" */
  header?: string | undefined;
  /**
   * The word before the key in the header, such as "Basic" or "Key".
   * @default "Bearer", or no word if there is a `header`
   */
  scheme?: string | undefined;
}

/** Sets the header that carries the key. */
export const setAuthHeader = (
  headers: Headers,
  { header, scheme = header ? "" : "Bearer" }: Auth,
  key: string,
): void => headers.set(header ?? "authorization", `${scheme} ${key}`.trimStart());
