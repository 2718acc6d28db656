import type { Page } from "../report/page.ts";
import type { JsonObject } from "../values/json-object.ts";

/** The page around an OpenAPI document. */
export interface PageContext {
  page: Page;
  /** `GET https://host/path`, when the page's title has it. */
  requestLine?: { method: string; url: string };
}

/** An OpenAPI document that was found on a page. */
export interface PageDocument {
  value: JsonObject;
  pageContext: PageContext;
  /** The vendor's file that the document is a part of, when the page names it. */
  source?: string;
}
