import { isSeq, parseDocument, stringify } from "yaml";
import { CommandError } from "../shared/command.ts";
import type { DraftAction } from "./draft-actions.ts";

/** The text of an overlay with more actions at its end. Its own lines, with their comments, do not change. */
export function addActions(api: string, text: string, actions: DraftAction[]): string {
  if (parseDocument(text).contents === null) return withHead(api, text, actions);
  const indent = indentOfActions(text);
  if (indent === undefined) {
    throw new CommandError(
      `Cannot add actions to the overlay of ${api}. Write \`actions:\` as its last key, and begin the line of each action with "- ".`,
    );
  }
  return `${text.trimEnd()}\n${renderActions(actions, indent)}`;
}

/** The head of a draft by `add`, as comments, and the advice about it. */
const DRAFTED_HEAD =
  /^# overlay: 1\.0\.0\n# info:\n#   title: .*\n#   version: 1\.0\.0\n# actions:\n/m;
const ADVICE =
  / With the first action, also remove the\n# comment signs from the lines `overlay:` to `actions:`\./;

/** A draft that has only comments gets a head, and keeps its other comments. */
function withHead(api: string, text: string, actions: DraftAction[]): string {
  if (DRAFTED_HEAD.test(text)) {
    const started = text
      .replace(ADVICE, "")
      .replace(DRAFTED_HEAD, (head) => head.replaceAll(/^# /gm, ""));
    return `${started.trimEnd()}\n${renderActions(actions, "  ")}`;
  }
  const info = { title: `Facts for ${api}`, version: "1.0.0" };
  const head = stringify({ overlay: "1.0.0", info });
  const comments = text.trim() === "" ? "" : `${text.trimEnd()}\n\n`;
  return `${comments}${head}actions:\n${renderActions(actions, "  ")}`;
}

/** The indentation of the actions, if lines can be added to them at the end of the file. */
function indentOfActions(text: string): string | undefined {
  const document = parseDocument(text);
  const list = document.get("actions");
  if (!isSeq(list) || list.flow || list.items.length === 0) return undefined;
  const start = list.range?.[0] ?? 0;
  const end = list.range?.[1] ?? 0;
  if (
    text
      .slice(end)
      .replace(/^[ \t]*#.*$/gm, "")
      .trim() !== ""
  )
    return undefined;
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
}

function renderActions(actions: DraftAction[], indent: string): string {
  const text = stringify(actions, { aliasDuplicateObjects: false, lineWidth: 0 });
  return text.replace(/^(?=.)/gm, indent);
}
