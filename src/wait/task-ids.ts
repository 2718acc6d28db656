import { checkOption } from "../shared/check-options.ts";
import { isObject } from "../shared/json-values.ts";

/** The ids of tasks. A string is refused, although it is an iterable of characters. */
export type TaskIds = (Iterable<string> & object) | AsyncIterable<string>;

export const isAsync = (ids: TaskIds): ids is AsyncIterable<string> => Symbol.asyncIterator in ids;

/** Throws unless the ids are what the types say. */
export const checkTaskIds = (ids: unknown): void => {
  const isIterable = isObject(ids) && (Symbol.iterator in ids || Symbol.asyncIterator in ids);
  checkOption("ids", isIterable, "an array, or another iterable of task ids");
};

/** Opens a source of ids. Only a whole array can be freed of repeated ids at once. */
export const openIds = (ids: TaskIds): Iterator<string> | AsyncIterator<string> => {
  if (isAsync(ids)) return ids[Symbol.asyncIterator]();
  return Array.isArray(ids) ? new Set<string>(ids).values() : ids[Symbol.iterator]();
};
