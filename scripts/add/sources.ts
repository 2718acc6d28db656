import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { addressOnPage } from "../pull/addresses.ts";
import { fetchPage } from "../pull/fetch-page.ts";
import { CommandError } from "../shared/command.ts";
import { reasonOf } from "../shared/folders.ts";

/** A page that is to be added. */
export interface NewPage {
  /** Its file name in the folder of pages. */
  name: string;
  bytes: Uint8Array;
  text: string;
  /** Where `pull` finds it again, unless the page says that itself. */
  address?: string;
}

const LARGEST_PAGE = 8 * 1024 * 1024;

export async function readSource(source: string, allowHttp: boolean): Promise<NewPage> {
  const page = /^https?:\/\//i.test(source)
    ? await fetchSource(source, allowHttp)
    : readFileSource(source);
  if (page.text.trim() === "") throw new CommandError(`${source} is empty.`);
  return page;
}

function readFileSource(file: string): NewPage {
  try {
    const bytes = readFileSync(file);
    return { name: basename(file), bytes, text: bytes.toString("utf8") };
  } catch (error) {
    throw new CommandError(`Cannot read ${file}: ${reasonOf(error)}`);
  }
}

async function fetchSource(address: string, allowHttp: boolean): Promise<NewPage> {
  if (!URL.canParse(address)) throw new CommandError(`${address} is no web address.`);
  try {
    const fetched = await fetchPage(
      address,
      {},
      {
        allowHttp,
        timeout: 30_000,
        maxBytes: LARGEST_PAGE,
        attempts: 3,
        signal: new AbortController().signal,
      },
    );
    if (fetched.state !== "fetched") throw new Error("the server did not send the page");
    const { bytes, text } = fetched;
    const page = { name: nameOf(address), bytes, text };
    return addressOnPage(text) === address ? page : { ...page, address };
  } catch (error) {
    throw new CommandError(`${address}: ${reasonOf(error)}`);
  }
}

/** The last part of the path: `…/tasks/retrieve` becomes `retrieve.md`. */
function nameOf(address: string): string {
  const last = new URL(address).pathname.split("/").filter(Boolean).at(-1) ?? "index";
  const safe = decodeURIComponent(last)
    .replace(/[^\w.-]+/g, "-")
    .replace(/^\.+/, "");
  return /\.\w+$/.test(safe) ? safe : `${safe || "index"}.md`;
}
