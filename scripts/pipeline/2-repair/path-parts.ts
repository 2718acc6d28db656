/** The parts of a path that a page writes as a whole. */
export interface PathParts {
  /** The template that OpenAPI allows. */
  path: string;
  query: string;
  /** The server, if the page writes a URL. */
  origin?: string;
  /** The other parts of the path besides its template, as a warning names them. */
  surplus: string[];
}

const START =
  /^(?:(get|put|post|delete|options|head|patch|trace)\s+)?(https?:\/\/[^/?#{}]+)?(.*)$/is;

/** Splits `https://host/items/{id?}?mode=fast#top` into its parts. A `?` inside braces belongs to the template. */
export function splitPath(text: string): PathParts {
  const [, method, origin, written = ""] = START.exec(text) ?? [];
  const plain = written.replace(PATTERN_TEMPLATE, "{$1}");
  const rest = plain.replace(FOREIGN_TEMPLATE, "$1{$2$3}");
  const templated = rest.replace(/\{[^{}]+\}/g, validTemplate);
  const [, bare = "", query, fragment] =
    /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(templated) ?? [];
  const surplus: string[] = [];
  if (method !== undefined) surplus.push("a method");
  if (rest !== plain) surplus.push("parameters in another notation");
  if (origin !== undefined) surplus.push("a server");
  if (query !== undefined) surplus.push("a query");
  if (fragment !== undefined) surplus.push("a fragment");
  if (/\{[^{}?]*\?[^{}]*\}/.test(rest)) surplus.push("an optional parameter");
  const parts: PathParts = { path: `/${bare.replace(/^\/+/, "")}`, query: query ?? "", surplus };
  return origin === undefined ? parts : { ...parts, origin };
}

/** `{id:[0-9]{4}}` */
const PATTERN_TEMPLATE = /\{([A-Za-z_]\w*):(?:[^{}]|\{[^{}]*\})*\}/g;

/** A whole segment such as `:id` or `<int:id>`, as routers write it. A colon after other text is a custom method. */
const FOREIGN_TEMPLATE = /(^|\/)(?::([A-Za-z_]\w*)|<(?:\w+:)?([A-Za-z_]\w*)>)(?=\/|\?|#|$)/g;

/** `{+path}` → `{path}`, `{item id}` → `{item_id}`, `{id?}` → `{id}`, `{naïve}` → `{naive}` */
function validTemplate(template: string, offset: number): string {
  const name = template
    .slice(1, -1)
    .normalize("NFKD")
    .replace(/\p{Mark}+/gu, "")
    .replace(/[^\w.-]+/g, "_")
    .replace(/^_+(?=\w)|(?<!_)_+$/g, "");
  // The offset tells apart the parameters of one path whose names have no usable character.
  return name === "" ? `{parameter${offset}}` : `{${name}}`;
}
