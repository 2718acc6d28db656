import type { ErrorCode } from "yaml";
import { adviceForCode } from "./syntax-messages.ts";

/** A fault in the syntax, as the parser found it. */
interface SyntaxFault {
  code: ErrorCode;
  /** Offset from the start of the text. */
  offset: number;
  isJson: boolean;
}

interface Explanation {
  message: string;
  offset: number;
}

/** A line that git writes into a file with a conflict. */
const CONFLICT_MARKER = /^(?:<{7}|={7}|>{7})(?: |\r?$)/m;

const CONFLICT =
  "The text has conflict markers of git. Keep one of the two versions, and remove the markers.";
const NO_BREAK_SPACES = "The line is indented with no-break spaces. Use plain spaces.";
const FULL_WIDTH =
  "The line has a full-width colon or space behind its key. Use a plain colon and a plain space.";
const ENTITIES =
  "The text has HTML entities such as &quot; in place of characters. Fetch the Markdown version of the page.";
const TOO_SHORT =
  "The text ends too early: a bracket or a quote is not closed. Close it, or fetch the page again if it is cut off.";
const INDENTATION =
  "The indentation of this line or of the next one does not match the lines around it. Align the keys of one object.";

/** Explains a fault by its usual cause, where the text shows one. The parser only knows what it did not expect. */
export function explainFault(text: string, fault: SyntaxFault): Explanation {
  const conflict = CONFLICT_MARKER.exec(text);
  if (conflict) return { message: describe(CONFLICT, fault), offset: conflict.index };
  return { message: describe(adviceFor(text, fault), fault), offset: fault.offset };
}

function describe(advice: string, { isJson }: SyntaxFault): string {
  return `The ${isJson ? "JSON" : "YAML"} cannot be parsed. ${advice}`;
}

function adviceFor(text: string, { code, offset }: SyntaxFault): string {
  const line = lineAt(text, offset);
  if (/^[ \t]*\u00a0/.test(line)) return NO_BREAK_SPACES;
  if (/^[^:"'#]*：|:\u3000/.test(line)) return FULL_WIDTH;
  const entities = adviceForEntities(text, offset);
  if (entities !== undefined) return entities;
  const isAtEnd = text.slice(offset).trim() === "";
  if (isAtEnd && (code === "BAD_INDENT" || code === "MISSING_CHAR")) return TOO_SHORT;
  if (code === "MISSING_CHAR" && isInIndentation(text, offset)) return adviceForCode("BAD_INDENT");
  if (code === "BLOCK_AS_IMPLICIT_KEY" && countKeys(line) < 2) return INDENTATION;
  return adviceForCode(code);
}

/** Entities can look like anchors of YAML, so the parser may find no fault in them. */
export function adviceForEntities(text: string, offset: number): string | undefined {
  return /&(?:quot|amp|lt|gt|#\d{1,6});/.test(lineAt(text, offset)) ? ENTITIES : undefined;
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, end === -1 ? undefined : end);
}

/** Whether a line begins here with spaces. The parser expects a dash if their number does not match the lines above. */
function isInIndentation(text: string, offset: number): boolean {
  const startsLine = offset === 0 || text[offset - 1] === "\n";
  return startsLine && text[offset] === " ";
}

/** How often the line has a colon that ends a key. */
function countKeys(line: string): number {
  return line.match(/:(?=\s|$)/g)?.length ?? 0;
}
