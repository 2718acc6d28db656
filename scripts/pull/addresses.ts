import { parse } from "yaml";

/** A Fern page names the address of its web page; the same address with `.md` is the page itself. */
export function addressOnPage(text: string): string | undefined {
  const reference = /^Reference: (\S+)[ \t]*\r?$/m.exec(beforeFirstFence(text))?.[1];
  if (reference === undefined || !URL.canParse(reference)) return undefined;
  const url = new URL(reference);
  url.hash = "";
  const path = url.pathname.replace(/\/+$/, "");
  url.pathname = /\.mdx?$/.test(path) ? path : `${path}.md`;
  return url.href;
}

function beforeFirstFence(text: string): string {
  const fence = /^ {0,3}(```|~~~)/m.exec(text);
  return fence ? text.slice(0, fence.index) : text;
}

/** `pages.yaml`: the file name of each page and its address. */
export function readAddressList(text: string): Map<string, string> {
  const list: unknown = parse(text) ?? {};
  if (typeof list !== "object" || list === null || Array.isArray(list)) {
    throw new Error("it has to map the file names of pages to their addresses");
  }
  const addresses = new Map<string, string>();
  for (const [name, address] of Object.entries(list)) {
    if (typeof address !== "string" || !URL.canParse(address)) {
      throw new Error(`the address of "${name}" is no URL`);
    }
    addresses.set(name, address);
  }
  return addresses;
}

/** Why an address is not fetched; `undefined` when it may be. */
export function refusalOf(url: URL, allowHttp: boolean): string | undefined {
  if (url.username !== "" || url.password !== "") return "holds a user name or password";
  if (url.protocol === "https:" || (url.protocol === "http:" && allowHttp)) return undefined;
  if (url.protocol === "http:") return "is not https (--allow-http permits it)";
  return "is no web address";
}
