/** The format of a block or page that is not the OpenAPI document of its page. */
export type OtherFormat =
  | "asyncapi"
  | "version"
  | "mintlify"
  | "complete"
  | "sample"
  | "rendered"
  | "empty"
  | "html"
  | "binary"
  | "lines"
  | "data"
  | "outside"
  | "code"
  | "prose";

interface FormatDescription {
  /** Completes "The page holds …" and "Skipped …". */
  name: string;
  /** One sentence on how to get an OpenAPI document, where there is a way. */
  advice?: string;
}

const MARKDOWN_VERSION = "If it describes an operation, fetch the Markdown version of the page.";

/** In the order of preference: the report describes a page by the first format that the page has. */
export const FORMAT_DESCRIPTIONS: Record<OtherFormat, FormatDescription> = {
  asyncapi: {
    name: "an AsyncAPI document, which is not OpenAPI",
  },
  version: {
    name: "a document with an unknown version of OpenAPI",
    advice: "Use a document in Swagger 2.0 or OpenAPI 3.",
  },
  mintlify: {
    name: "a block in Mintlify's older format, which is not OpenAPI",
    advice: "Fetch the page again: Mintlify has published OpenAPI since December 2025.",
  },
  complete: {
    name: "a whole specification in the place of a sample: with a label, in a list or component, or beside other code",
    advice: "If it describes the API, save it as a file of its own.",
  },
  sample: {
    name: "a sample or a fragment of a specification, as in a tutorial",
    advice: "A specification has `openapi`, `info`, and `paths`.",
  },
  rendered: {
    name: "the text of a rendered page without its specification",
    advice: MARKDOWN_VERSION,
  },
  empty: { name: "no text", advice: "Paste or fetch the text of the documentation page." },
  html: { name: "HTML in place of Markdown", advice: MARKDOWN_VERSION },
  binary: {
    name: "data that is not UTF-8 text",
    advice: "Fetch it again, and save it as UTF-8.",
  },
  data: {
    name: "data without the key `openapi` or `swagger`",
    advice: "Export it as OpenAPI, and add that file.",
  },
  lines: {
    name: "lines that end in CR",
    advice: "Save it with LF or CRLF at the ends of its lines.",
  },
  outside: {
    name: "a specification that is not in a plain code block",
    advice: "Put it in a fenced code block without marks at the beginning of its lines.",
  },
  code: { name: "only prose and other code", advice: MARKDOWN_VERSION },
  prose: { name: "only prose", advice: MARKDOWN_VERSION },
};
