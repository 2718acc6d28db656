import { freeName } from "../values/free-name.ts";

/** `embed/v2/tasks.retrieve` → `embedV2TasksRetrieve`. */
export function camelCase(text: string): string {
  const words = wordsOf(text);
  return words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join("");
}

/** `tasks_retrieve_Response_200` → `TasksRetrieveResponse200`. */
export function pascalCase(text: string): string {
  return wordsOf(text).map(upperFirst).join("");
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

function upperFirst(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function lowerFirst(word: string): string {
  const isAcronym = word === word.toUpperCase();
  return isAcronym ? word.toLowerCase() : word.slice(0, 1).toLowerCase() + word.slice(1);
}

/** Makes an identifier for each name. If two are equal, the second one ends in 2. */
export function uniqueNames(
  names: string[],
  nameOf: (name: string) => string,
  taken: readonly string[],
): Map<string, string> {
  const used = new Set(taken);
  const unique = new Map<string, string>();
  for (const name of names) {
    const candidate = freeName(identifier(nameOf(name)), (other) => used.has(other));
    used.add(candidate);
    unique.set(name, candidate);
  }
  return unique;
}

function identifier(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
    ? name
    : `_${name.replace(/[^\p{ID_Continue}$]/gu, "")}`;
}
