import type { JsonObject } from "../../pipeline/values/json-object.ts";
import { nearbyProperties, type Property } from "./nearby-properties.ts";
import { isNumber, isText, readSchema, type ReadSchema } from "./read-schema.ts";
import type { StatusField } from "./status-fields.ts";
import { taskProgress, type Progress } from "./task-progress.ts";
import { dateUnit, type Unit } from "./units.ts";

/** The properties that describe a task besides its status. */
export interface TaskFields {
  /** Ends with a key or an index for the text within an object or a list. */
  message: (string | number)[] | undefined;
  progress: Progress | undefined;
  /** The unit is `undefined` if the page does not say it. */
  updatedAt: { path: string[]; unit: Unit | undefined } | undefined;
}

/** The best name first. */
const MESSAGES = [
  /^(error|failure|fail|failed)_?(message|reason|msg)$/i,
  /^(last_?)?(error|failure)s?$/i,
  /^(reason|(status|state)_?(message|reason))$/i,
  /^message$/i,
];
const UPDATED = /^(last_?)?(updated?|modified)(_?(at|on|time|date|timestamp))?$/i;

export function taskFields(document: JsonObject, field: StatusField): TaskFields {
  const properties = nearbyProperties(document, field);
  const messages = MESSAGES.flatMap((name) => properties.filter((each) => name.test(each.name)));
  const updated = properties.find(
    ({ name, schema }) => UPDATED.test(name) && (isText(schema) || isNumber(schema)),
  );
  return {
    message: messages.map((each) => messagePath(document, each)).find((path) => path !== undefined),
    progress: taskProgress(document, properties),
    updatedAt: updated && { path: updated.path, unit: dateUnit(updated.schema) },
  };
}

/** The path of the text: the property, or the message in the object or in the first object of the list. */
function messagePath(
  document: JsonObject,
  { path, schema }: Property,
): (string | number)[] | undefined {
  if (isText(schema)) return path;
  const inner = messageName(document, schema);
  if (inner !== undefined) return [...path, inner];
  if (schema.items === undefined) return undefined;
  const item = readSchema(document, schema.items);
  if (isText(item)) return [...path, 0];
  const name = messageName(document, item);
  return name === undefined ? undefined : [...path, 0, name];
}

function messageName(document: JsonObject, { properties }: ReadSchema): string | undefined {
  const names = ["message", "detail", "description", "reason"];
  return names.find((name) => isText(readSchema(document, properties.get(name))));
}
