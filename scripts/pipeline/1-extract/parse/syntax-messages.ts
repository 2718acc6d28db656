import type { ErrorCode } from "yaml";

const SEVERAL_DOCUMENTS =
  "A second YAML document begins here. Keep one document per file or code block.";
const PLAIN_TEXT =
  "This text cannot be without quotes, because it begins with a special character. Put it in quotes.";

/** The fault in the syntax of YAML or JSON, and how to correct it. */
const MESSAGES: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: "An alias cannot have an anchor or a tag. Remove it.",
  BAD_ALIAS: "The anchor or alias has no valid name. Correct it, or put the text in quotes.",
  BAD_COLLECTION_TYPE: "The tag does not match the list or map below it. Remove the tag.",
  BAD_DIRECTIVE: "A line that begins with % must be a YAML directive. Correct it or remove it.",
  BAD_DQ_ESCAPE:
    "The quoted text has an escape sequence that does not exist. Correct it, or write two backslashes for one.",
  BAD_INDENT: "The indentation does not match the lines above. Align it with them.",
  BAD_PROP_ORDER: "The anchor or tag is in the wrong place. Put it directly before its value.",
  BAD_SCALAR_START: PLAIN_TEXT,
  BLOCK_AS_IMPLICIT_KEY:
    "A second colon makes this a map inside one line. Put the text in quotes, or begin a new line.",
  BLOCK_IN_FLOW: "A list or map in brackets cannot contain one without brackets. Add brackets.",
  DUPLICATE_KEY: "The key occurs twice in one map. Remove one of them.",
  KEY_OVER_1024_CHARS: "The key is longer than 1,024 characters. Shorten it.",
  MISSING_CHAR: "A comma, a colon, a quote, a space or a closing bracket is missing here. Add it.",
  MULTILINE_IMPLICIT_KEY:
    "A key extends over several lines. Put the key and its colon on one line, or put the text in quotes.",
  MULTIPLE_ANCHORS: "The value has two anchors. Remove one.",
  MULTIPLE_DOCS: SEVERAL_DOCUMENTS,
  MULTIPLE_TAGS: "The value has two tags. Remove one.",
  TAB_AS_INDENT: "The line is indented with a tab. Use spaces.",
  TAG_RESOLVE_FAILED: "The tag is not known, or does not match its value. Remove it.",
  UNEXPECTED_TOKEN: "This text is not expected here. Remove it, or put it in quotes.",
};

export function adviceForCode(code: ErrorCode): string {
  return MESSAGES[code] ?? "Correct the text from here on.";
}
