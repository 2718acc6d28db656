import { basename } from "node:path";
import { startOfSpecificationFile } from "../pipeline/1-extract/specification-file.ts";
import { fetchPage, type FetchOptions } from "../pull/fetch-page.ts";
import { FetchError } from "../pull/fetched-page.ts";
import { urlOnPage } from "../pull/page-url.ts";
import { HTML_PAGE } from "../pull/read-body.ts";
import { CommandError, UsageError } from "../shared/command.ts";
import type { UnavailablePage } from "./site/page-outcome.ts";
import { messageOf } from "../shared/error-message.ts";
import { MAX_INPUT_BYTES, readRegularFile } from "../shared/read-file.ts";

/** A page that will be added. */
export interface NewPage {
  /** Its file name in the `pages` directory. */
  name: string;
  bytes: Uint8Array;
  text: string;
  /** The path from which it was read. Absent if it was downloaded. */
  file?: string;
  /** The URL for `pull`. Absent if the page contains it, or was read from a file. */
  url?: string;
}

/** The server is busy or cannot be reached, so that the same request can succeed later. */
export class UnavailableError extends CommandError {
  readonly page: UnavailablePage;

  constructor(page: UnavailablePage) {
    super(`${page.url}: ${page.failure}. Run the same command again later.`);
    this.page = page;
  }
}

export const FETCH_OPTIONS = {
  timeout: 30_000,
  maxBytes: MAX_INPUT_BYTES,
  attempts: 3,
} satisfies Partial<FetchOptions>;

const NOT_FOUND = /^the server responded with (?:404|410)\b/;

export async function readSource(source: string, allowHttp: boolean): Promise<NewPage> {
  const page = isUrl(source) ? await fetchSource(source, allowHttp) : readFileSource(source);
  if (page.text.trim() === "") throw new CommandError(`${source} is empty. Download it again.`);
  return page;
}

export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

function readFileSource(file: string): NewPage {
  if (file === "-") {
    throw new UsageError(
      "A page needs a file name. Save the standard input to a file and pass its path",
    );
  }
  if (/^[a-z][\w+.-]*:\/\//i.test(file)) {
    throw new CommandError(`The URL ${file} is invalid. It must begin with https://.`);
  }
  try {
    const bytes = readRegularFile(file, { maxBytes: MAX_INPUT_BYTES });
    return { name: basename(file), bytes, text: bytes.toString("utf8"), file };
  } catch (error) {
    throw new CommandError(`Cannot read ${file}: ${messageOf(error)}. Check the path.`);
  }
}

async function fetchSource(url: string, allowHttp: boolean): Promise<NewPage> {
  if (!URL.canParse(url)) throw new CommandError(`The URL ${url} is invalid.`);
  const signal = new AbortController().signal;
  try {
    const fetched = await fetchPage(url, {}, { ...FETCH_OPTIONS, allowHttp, signal });
    if (fetched.state !== "fetched") throw new Error("the server did not send the page");
    const { bytes, text } = fetched;
    return { name: fileNameFor(url, text), bytes, text, ...urlToRemember(url, text) };
  } catch (error) {
    const failure = messageOf(error);
    if (error instanceof FetchError && error.isTemporary) {
      throw new UnavailableError({ url, failure });
    }
    throw new CommandError(`${url}: ${withAdvice(failure, url)}`);
  }
}

function withAdvice(message: string, url: string): string {
  if (NOT_FOUND.test(message)) return `${message}. Check the URL.`;
  if (message !== HTML_PAGE) return message;
  const index = new URL("/llms.txt", url).href;
  return `${message}. Pass the URL of the Markdown page, which often ends in .md, or of the site's index, such as ${index}.`;
}

/** The URL of a page for `pages.yaml`, unless the page contains it itself. */
export function urlToRemember(url: string, text: string): { url?: string } {
  return urlOnPage(text) === url ? {} : { url };
}

/** The last part of the path: `retrieve.md` for `…/tasks/retrieve`. */
function fileNameFor(url: string, text: string): string {
  const last = new URL(url).pathname.split("/").filter(Boolean).at(-1) ?? "index";
  const safe = decodeURIComponent(last)
    .replace(/[^\w.-]+/g, "-")
    .replace(/^\.+/, "");
  return /\.\w+$/.test(safe) ? safe : `${safe || "index"}${extensionFor(text)}`;
}

function extensionFor(text: string): string {
  if (startOfSpecificationFile({ path: "", name: "", text }) === undefined) return ".md";
  return /^\uFEFF?\s*\{/.test(text) ? ".json" : ".yaml";
}
