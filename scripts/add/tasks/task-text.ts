import { objectLiteral, quote } from "../call/source-text.ts";
import type { TaskOperation } from "./find-tasks.ts";
import type { Accessor, Accessors } from "./task-accessors.ts";

/** The declaration of one kind of tasks for `defineTasks`. */
export function taskText(name: string, task: TaskOperation, accessors: Accessors): string {
  const lines = [
    `get: ${quote(task.operation.path)},`,
    `status: ${accessors.status.text},`,
    ...statesLines(task),
    ...fieldLines("progress", accessors.progress),
    ...fieldLines("message", accessors.message),
    ...fieldLines("updatedAt", accessors.updatedAt),
  ];
  return `${quote(name)}: {\n${lines.join("\n")}\n},`;
}

/** The words whose state is known. The others are left out, so the compiler demands them. */
function statesLines({ states, from }: TaskOperation): string[] {
  const known: [string, string][] = [];
  const unknown: string[] = [];
  for (const [word, state] of states) {
    if (state === undefined) unknown.push(quote(word));
    else known.push([word, quote(state)]);
  }
  const comments = [
    ...commentOnUnknown(unknown),
    ...(from === "prose" ? [proseComment(known)] : []),
  ];
  return [...comments, `states: ${objectLiteral(known)},`];
}

function commentOnUnknown(words: readonly string[]): string[] {
  if (words.length === 0) return [];
  if (words.length === 1) return [`// The state of ${words[0]} is unknown. Add it.`];
  return [`// The states of ${words.join(", ")} are unknown. Add them.`];
}

function proseComment(known: readonly unknown[]): string {
  if (known.length === 0) return "// The page does not list the words of the status. Add them.";
  return "// The page mentions these words only in its text. There may be others.";
}

function fieldLines(name: string, accessor: Accessor | undefined): string[] {
  if (!accessor) return [];
  const line = `${name}: ${accessor.text},`;
  return accessor.doubt === undefined ? [line] : [`// ${accessor.doubt}`, `// ${line}`];
}
