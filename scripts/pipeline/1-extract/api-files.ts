import type { Page } from "../report/page.ts";

/** The input files of one API: its directory below `specs/`. */
export interface ApiFiles {
  name: string;
  pages: Page[];
  /** `openapi.yaml`, written by hand where the vendor publishes prose only. */
  handwritten?: Page | undefined;
  overlay?: Page | undefined;
}
