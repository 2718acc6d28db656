import { objectAt, type JsonObject } from "../../pipeline/values/json-object.ts";
import { resolve } from "../../pipeline/values/json-pointer.ts";
import { allOperations, parametersOf, type Operation } from "../call/operation.ts";
import { readSchema } from "./read-schema.ts";
import { describesTask, statesOf, type State } from "./state-words.ts";
import { statusFields, type StatusField } from "./status-fields.ts";
import { statusWords, type StatusWords } from "./status-words.ts";
import { taskFields, type TaskFields } from "./task-fields.ts";
import { segmentsBeforeId } from "./task-names.ts";

/** An operation that retrieves a task. */
export interface TaskOperation extends TaskFields {
  operation: Operation;
  /** The properties of the response that lead to the status. */
  status: string[];
  /** The state of each word of the status; `undefined` if the word does not say it. */
  states: Map<string, State | undefined>;
  /** Where the words come from: the type, or the page's prose, which may leave some out. */
  from: StatusWords["from"];
}

/** A path with one parameter. */
const ONE_PARAMETER = /^[^{]*\{[^{}]+\}[^{]*$/;

/** Files have a status too, but nobody waits for them with a task's id. */
const NO_TASK = /(file|upload)s?$/i;

/** Paths whose status is that of a task even if the page lists no words. */
const TASK_NAME =
  /(task|job|run|batch(e|es)?|generation|prediction|transcript(ion)?|render|dub(bing)?|crawl|export|import|training|operation|execution|inference|lip-?sync|replacement|upscale|async[a-z-]*)s?$/i;

/** The operations that retrieve a task, in the order of the document. */
export function findTasks(document: JsonObject): TaskOperation[] {
  const tasks = allOperations(document).flatMap((operation) => taskOf(operation) ?? []);
  // `/jobs/{id}/status` is another view of the task at `/jobs/{id}`.
  const isView = ({ operation }: TaskOperation) =>
    tasks.some((other) => operation.path.startsWith(`${other.operation.path}/`));
  return tasks.filter((task) => !isView(task));
}

function taskOf(operation: Operation): TaskOperation | undefined {
  const { document, path, method, value } = operation;
  const name = segmentsBeforeId(path).at(-1) ?? "";
  if (method !== "get" || !ONE_PARAMETER.test(path) || NO_TASK.test(name)) return undefined;
  if (parametersOf(operation).some(isRequiredQuery)) return undefined;
  const success = resolve(document, objectAt(value, "responses")["200"]);
  const content = objectAt(objectAt(success, "content"), "application/json");
  const response = readSchema(document, content["schema"]);
  const fields = statusFields(document, response).map((field) => readField(field, value));
  const task =
    fields.find(({ states }) => describesTask(states)) ??
    (TASK_NAME.test(name) ? fields.find(mayHaveAnyWord) : undefined);
  if (!task) return undefined;
  const { field, states, from } = task;
  return { operation, status: field.path, states, from, ...taskFields(document, field) };
}

function readField(field: StatusField, operation: JsonObject) {
  const { words, from } = statusWords(field.schema, operation);
  return { field, states: statesOf(words), from };
}

/** A status of the response itself whose type does not list its words. */
function mayHaveAnyWord({ field }: { field: StatusField }): boolean {
  return field.path.length === 1 && field.schema.values.length === 0;
}

function isRequiredQuery(parameter: JsonObject): boolean {
  return parameter["in"] === "query" && parameter["required"] === true;
}
