import type { Page } from "../report/page.ts";
import type { JsonObject } from "../values/json-object.ts";

/** The page that an OpenAPI document is on, and facts about the document that only the page has. */
export interface PageContext {
  page: Page;
  /** The line `GET https://host/path` above the document, if the page has one. */
  requestLine?: { method: string; url: string };
}

/** An OpenAPI document of a page. */
export interface PageDocument {
  value: JsonObject;
  pageContext: PageContext;
  /** The vendor's file that the document was cut from, if the page names it. */
  source?: string;
}
