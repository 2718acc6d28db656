/** The facts about a vendor's HTTP API that all its requests need. */
export interface VendorApi {
  /** The vendor's base URL, used unless the client has its own. */
  baseUrl: string;
  /** The environment variable that is read if the client has no `apiKey`. */
  environmentVariable: string;
  /** The name and the value of the header that carries the key. */
  authHeader: (key: string) => [name: string, value: string];
}
