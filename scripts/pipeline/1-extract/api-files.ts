import type { Page } from "../report/page.ts";

/** The input files of one API: its directory below `specs/`. */
export interface ApiFiles {
  name: string;
  pages: Page[];
  /** `openapi.yaml`, which is written by hand if the vendor publishes only prose. */
  handwritten?: Page | undefined;
  overlay?: Page | undefined;
}
