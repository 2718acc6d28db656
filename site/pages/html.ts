const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}

/** HTML that `html` wrote. Any other value is text and is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Content = Html | string | number | undefined | readonly Content[];

/** A template of HTML. Its values are escaped, unless they are HTML themselves. */
export function html(parts: TemplateStringsArray, ...values: Content[]): Html {
  const texts = parts.map((part, index) => part + render(values[index]));
  return new Html(texts.join(""));
}

function render(value: Content): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.text;
  return typeof value === "object" ? value.map(render).join("") : escapeHtml(String(value));
}
