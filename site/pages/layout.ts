import { html, Html } from "./html.ts";

export interface InlineFiles {
  css: string;
  script: string;
}

export interface PageContent {
  title: string;
  /** The path in the site, with `/` between its parts. */
  path: string;
  /** The entry of the navigation that the page belongs to. */
  section?: string;
  /** A page that uses the whole width. */
  isWide?: boolean;
  body: Html;
  /** A further source of scripts, besides the files of the site. */
  scriptSource?: string;
  /** Scripts in `assets/`, in their order. */
  scripts?: readonly string[];
  /** The whole style and script of a page that has to be one file. It has no navigation then. */
  inline?: InlineFiles;
}

const SECTIONS = [
  { title: "Playground", path: "playground.html" },
  { title: "Changes", path: "changes.html" },
  { title: "Reference", path: "reference.html" },
  { title: "Docs", path: "docs.html" },
];

/** Nothing but the files of the site is loaded, and nothing can be sent. `file:` is for a copy on a disk. */
function policyOf({ inline, scriptSource = "" }: PageContent): string {
  if (inline) return INLINE_POLICY;
  return [
    "default-src 'none'",
    `script-src 'self' file: ${scriptSource}`.trim(),
    "worker-src blob:",
    "style-src 'self' file: 'unsafe-inline'",
    "img-src 'self' file: data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** The way from a page to the root of the site: `../` per directory. */
export function rootOf(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}

/** Allows the two inline texts, and nothing else. */
const INLINE_POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A whole page of the site. */
export function renderPage(content: PageContent): string {
  const { title, path, section, isWide, body, scripts = [], inline } = content;
  const root = rootOf(path);
  const links = SECTIONS.map((entry) => {
    const current = entry.title === section ? html` aria-current="true"` : "";
    return html`<a href="${root}${entry.path}" ${current}>${entry.title}</a>`;
  });
  const tags = scripts.map((src) => html`<script src="${root}assets/${src}" defer></script>`);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyOf(content)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${
          inline
            ? html`<style>
                ${new Html(inline.css)}
              </style>`
            : html`<link rel="stylesheet" href="${root}assets/site.css" />`
        }
        ${tags}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        ${inline ? undefined : renderHeader(root, links)}
        <main id="main" tabindex="-1" class="${isWide === true ? "wide" : ""}">${body}</main>
        ${
          inline
            ? html`<script>
                ${new Html(inline.script)};
              </script>`
            : undefined
        }
      </body>
    </html> `.text;
}

function renderHeader(root: string, links: readonly Html[]): Html {
  return html`<header class="top">
    <nav aria-label="Site"><a class="brand" href="${root}index.html">video-tasks</a>${links}</nav>
  </header>`;
}
