import { parseYaml } from "../shared/parse-yaml.ts";

/** Fern pages contain the URL of their web page. The same URL with `.md` is the Markdown page. */
export function urlOnPage(text: string): string | undefined {
  const reference = /^Reference: (\S+)[ \t]*\r?$/m.exec(beforeFirstFence(text))?.[1];
  if (reference === undefined || !URL.canParse(reference)) return undefined;
  const url = new URL(reference);
  url.hash = "";
  const path = url.pathname.replace(/(?<!\/)\/+$/, "");
  url.pathname = /\.mdx?$/.test(path) ? path : `${path}.md`;
  return url.href;
}

function beforeFirstFence(text: string): string {
  const fence = /^ {0,3}(```|~~~)/m.exec(text);
  return fence ? text.slice(0, fence.index) : text;
}

/** Reads `pages.yaml`: the URL of each page, by its file name. */
export function readUrlList(text: string): Map<string, string> {
  const list: unknown = parseYaml(text).toJS() ?? {};
  if (typeof list !== "object" || list === null || Array.isArray(list)) {
    throw new Error("it must map the file names of pages to their URLs");
  }
  const urls = new Map<string, string>();
  for (const [name, url] of Object.entries(list)) {
    if (typeof url !== "string" || !URL.canParse(url)) {
      throw new Error(
        `the URL of "${name}" is invalid; write a URL such as https://example.com/page.md`,
      );
    }
    urls.set(name, url);
  }
  return urls;
}
