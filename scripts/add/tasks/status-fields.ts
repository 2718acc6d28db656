import type { JsonObject } from "../../pipeline/values/json-object.ts";
import { isText, readSchema, type ReadSchema } from "./read-schema.ts";

/** A property that holds the status of a task. */
export interface StatusField {
  /** The names of the properties that lead to it. */
  path: string[];
  schema: ReadSchema;
  /** The objects that contain it, the outermost first. */
  parents: ReadSchema[];
}

/** How many objects a status may be in, below the response itself. */
const MAX_DEPTH = 2;

/** `status` and `job_state`, but not `paymentStatus`, which is not the status of the whole object. */
const STATUS =
  /^((task|job|run|batch|process(ing)?|request|generation|render|build|transcription|training|execution|operation|import|export|current|overall)_?)?(status|state|phase|stage)$/i;

/** Names of objects that hold no more than the task itself. */
const ENVELOPE =
  /^(data|result|results|task|job|run|batch|response|payload|body|item|request|operation|generation|prediction|render|video|transcript|transcription|attributes|metadata)$/i;

interface Place {
  path: string[];
  parents: ReadSchema[];
}

/** The properties of a response that read as a status, the outermost first. */
export function statusFields(document: JsonObject, response: ReadSchema): StatusField[] {
  const fields: StatusField[] = [];
  let places: Place[] = [{ path: [], parents: [response] }];
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    const properties = places.flatMap((place) => propertiesIn(document, place));
    fields.push(...properties.filter(isStatus));
    places = properties.filter(canHoldStatus).map(({ path, parents, schema }) => {
      return { path, parents: [...parents, schema] };
    });
  }
  return fields;
}

function propertiesIn(document: JsonObject, { path, parents }: Place): StatusField[] {
  const properties = [...(parents.at(-1)?.properties ?? [])];
  return properties.map(([name, property]) => {
    return { path: [...path, name], parents, schema: readSchema(document, property) };
  });
}

/** In an object such as `status`, the word may have another name. */
function isStatus({ path, schema }: StatusField): boolean {
  const [name = "", holder = ""] = path.toReversed();
  const isNamed = STATUS.test(name) || (STATUS.test(holder) && /^(name|value|type)$/i.test(name));
  return isNamed && isText(schema);
}

function canHoldStatus({ path, parents, schema }: StatusField): boolean {
  const [name = "", holder = ""] = path.toReversed();
  const isOnly = parents.at(-1)?.properties.size === 1;
  const isEnvelope = (isOnly || ENVELOPE.test(name)) && !STATUS.test(holder);
  return schema.properties.size > 0 && (STATUS.test(name) || isEnvelope);
}
