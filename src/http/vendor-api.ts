import type { Auth } from "./auth.ts";

/** The facts about a vendor's HTTP API that all its requests need. */
export interface VendorApi {
  /** The vendor's base URL, used unless the client has its own. */
  baseUrl: string;
  /** How the API takes its key. Without it, no key is sent. */
  auth?: Auth | undefined;
  /** Headers that every request needs. A client's own headers win over them. */
  headers?: Record<string, string> | undefined;
}
