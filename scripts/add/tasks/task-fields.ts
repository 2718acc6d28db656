import type { JsonObject } from "../../pipeline/values/json-object.ts";
import { isNumber, isText, readSchema, type ReadSchema } from "./read-schema.ts";
import type { StatusField } from "./status-fields.ts";
import { dateUnit, progressUnit, type Unit } from "./units.ts";

/** A property with a number, and its unit; `undefined` if the page does not say it. */
export interface Measure {
  path: string[];
  unit: Unit | undefined;
}

/** The properties that describe a task besides its status. */
export interface TaskFields {
  /** Ends with a key or an index for the text within an object or a list. */
  message: (string | number)[] | undefined;
  progress: Measure | undefined;
  updatedAt: Measure | undefined;
}

/** The best name first. */
const MESSAGES = [
  /^(error|failure|fail|failed)_?(message|reason|msg)$/i,
  /^(last_?)?(error|failure)s?$/i,
  /^(reason|(status|state)_?(message|reason))$/i,
  /^message$/i,
];
/** `in_progress` is a state, and `progress_updated_at` a date. */
const PROGRESS =
  /^(?!in_?progress).*(progress|percent)(?!.*(_(at|time|date|count|url|message)|At|Time|Date|Count|Url)$)/i;
const UPDATED = /^(last_?)?(updated?|modified)(_?(at|on|time|date|timestamp))?$/i;

interface Property {
  name: string;
  path: string[];
  schema: ReadSchema;
}

export function taskFields(document: JsonObject, field: StatusField): TaskFields {
  const properties = nearbyProperties(document, field);
  const messages = MESSAGES.flatMap((name) => properties.filter((each) => name.test(each.name)));
  const progress = properties.find(({ name, schema }) => PROGRESS.test(name) && isNumber(schema));
  const updated = properties.find(
    ({ name, schema }) => UPDATED.test(name) && (isText(schema) || isNumber(schema)),
  );
  return {
    message: messages.map((each) => messagePath(document, each)).find((path) => path !== undefined),
    progress: progress && {
      path: progress.path,
      unit: progressUnit(progress.name, progress.schema),
    },
    updatedAt: updated && { path: updated.path, unit: dateUnit(updated.schema) },
  };
}

/** The properties of the object with the status, then those of the objects around it. */
function nearbyProperties(document: JsonObject, { path, parents }: StatusField): Property[] {
  return parents
    .map((parent, depth) => ({ parent, at: path.slice(0, depth) }))
    .toReversed()
    .flatMap(({ parent, at }) =>
      [...parent.properties].map(([name, property]) => ({
        name,
        path: [...at, name],
        schema: readSchema(document, property),
      })),
    );
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
