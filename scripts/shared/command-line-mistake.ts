import { nearest } from "./nearest.ts";

/** Node's message about an option, as one sentence that names the fix. */
export function describeMistake(message: string, options: readonly string[]): string {
  const [, option = ""] = /'(?:-\w, )?(--[\w-]+)/.exec(message) ?? [];
  if (message.includes("argument missing")) return `${option} needs a value`;
  if (message.includes("argument is ambiguous")) {
    return `${option} needs a value; write ${option}=VALUE if the value begins with a dash`;
  }
  const sentence = message.split(/\.\s/, 1)[0] ?? message;
  return message.startsWith("Unknown option") ? `${sentence}${suggest(option, options)}` : sentence;
}

function suggest(option: string, options: readonly string[]): string {
  const guess = nearest(option.replace(/^--/, ""), options);
  return guess === undefined ? "" : `. Did you mean --${guess}?`;
}
