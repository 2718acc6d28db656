import MarkdownIt from "markdown-it";
import { html } from "./html.ts";

export interface RenderedMarkdown {
  /** The text of the first heading. */
  title: string;
  html: string;
  /** The text below each heading, for the search. */
  sections: Section[];
}

interface Section {
  heading: string;
  /** The id of the heading. */
  id: string;
  text: string;
}

/** Renders a documentation page. `resolve` rewrites the target of each link. */
export function renderMarkdown(
  text: string,
  resolve: (target: string) => string,
): RenderedMarkdown {
  const markdown = new MarkdownIt({ html: true });
  const sections: Section[] = [];
  const ids = new Map<string, number>();
  const tokens = markdown.parse(text, {});
  for (const [index, token] of tokens.entries()) {
    const content = tokens[index + 1]?.content ?? "";
    if (token.type === "heading_open") {
      const heading = content.replaceAll("`", "");
      const id = freeId(heading, ids);
      token.attrSet("id", id);
      sections.push({ heading, id, text: "" });
    } else if (token.type === "inline" || token.type === "fence") {
      const section = sections.at(-1);
      if (section) section.text += ` ${plainText(token.content)}`;
    }
    if (token.type === "fence") token.attrSet("tabindex", "0");
    for (const child of token.children ?? []) {
      const target = child.type === "link_open" ? child.attrGet("href") : null;
      if (target !== null) child.attrSet("href", resolve(target));
    }
  }
  markdown.renderer.rules.html_block = renderHtml;
  markdown.renderer.rules.html_inline = renderHtml;
  markdown.renderer.rules["table_open"] = () => '<div class="table" tabindex="0"><table>';
  markdown.renderer.rules["table_close"] = () => "</table></div>";
  const rendered = markdown.renderer.render(tokens, markdown.options, {});
  return { title: sections[0]?.heading ?? "", html: rendered, sections };
}

const COMMENT = /^\s*<!--[^]*-->\s*$/;
const ANCHOR = /^(<a id="[\w-]+">|<\/a>)$/;

/** Comments are left out, and anchors are kept. Other HTML becomes text. */
function renderHtml(tokens: readonly { content: string }[], index: number): string {
  const content = tokens[index]?.content ?? "";
  if (COMMENT.test(content)) return "";
  return ANCHOR.test(content) ? content : html`${content}`.text;
}

/** The anchor that GitHub gives a heading. */
function freeId(heading: string, used: Map<string, number>): string {
  const id = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
  const count = used.get(id) ?? 0;
  used.set(id, count + 1);
  return count === 0 ? id : `${id}-${count}`;
}

function plainText(markdown: string): string {
  return markdown
    .replace(/<a id="[\w-]+"><\/a>/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll("`", "")
    .replaceAll("**", "");
}
