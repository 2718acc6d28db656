import { reasonToRefuse } from "../refuse-url.ts";

export type Link =
  | { kind: "index" | "page"; url: string }
  /** A link that is not followed. */
  | { kind: "left"; url: string; reason: string };

interface LinkContext {
  /** The URL of the index that contains the link. */
  base: string;
  allowHttp: boolean;
}

const MAX_URL_LENGTH = 2000;

/** Decides what a link of an index leads to. Only its URL is read. */
export function classifyLink(target: string, { base, allowHttp }: LinkContext): Link {
  if (target.length > MAX_URL_LENGTH) {
    return { kind: "left", url: `${target.slice(0, 80)}…`, reason: "the URL is too long" };
  }
  if (!URL.canParse(target, base)) {
    return { kind: "left", url: target, reason: "the URL is invalid" };
  }
  const url = new URL(target, base);
  url.hash = "";
  const left = (reason: string): Link => ({ kind: "left", url: url.href, reason });
  if (!/^https?:$/.test(url.protocol)) return left("not a web page");
  if (url.host !== new URL(base).host) return left("on another host");
  const refusal = reasonToRefuse(url, allowHttp);
  if (refusal !== undefined) return left(refusal);
  return linkTo(url);
}

function linkTo(url: URL): Link {
  const name = url.pathname.split("/").at(-1) ?? "";
  if (/^llms-full(?:[\w.-]*)\.txt$/i.test(name)) {
    return { kind: "left", url: url.href, reason: "all pages in one file" };
  }
  if (isIndex(url)) return { kind: "index", url: url.href };
  const extension = /\.([a-z][a-z0-9]{1,9})$/i.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return { kind: "page", url: markdownUrl(url) };
  if (/^(?:mdx?|ya?ml|json)$/.test(extension)) return { kind: "page", url: url.href };
  return { kind: "left", url: url.href, reason: "not a Markdown, YAML or JSON file" };
}

/** `llms.txt` and, for example, `llms-api.txt`. Mintlify splits a long index into files below `_llms`. */
export function isIndex({ pathname }: URL): boolean {
  return /\/llms(?:-[\w-]+)?\.txt$/i.test(pathname) || pathname.includes("/_llms/");
}

/** Some indexes list the web pages. The same URL with `.md` is the Markdown page. */
function markdownUrl(url: URL): string {
  const path = url.pathname.replace(/(?<!\/)\/+$/, "");
  url.pathname = path === "" || path === "/" ? "/index.md" : `${path}.md`;
  return url.href;
}
