import type { ApiChange } from "./api-change.ts";
import { CHANGE_KINDS } from "./change-kinds.ts";
import { type Pair, verdictOf } from "./comparison.ts";
import type { ExportedTypes } from "./exported-types.ts";
import type { TypePlaces } from "./type-places.ts";

export interface GeneratedTypes {
  types: ExportedTypes;
  places: TypePlaces;
}

/** Whether a type is the same in both files, although it is written in different ways. */
type IsEqual = (name: string) => boolean;

/**
 * Compares the changes with the generated types. A change within types that are equal in both files is left out, and a
 * type that differs without a change gets one.
 */
export function confirmChanges(
  changes: readonly ApiChange[],
  files: Pair<GeneratedTypes>,
  isEqual: IsEqual,
): ApiChange[] {
  const confirmed = changes.filter((change) => !isInEqualTypes(change, files));
  const shown = confirmed.filter(({ kind }) => CHANGE_KINDS[kind].isInTypes);
  const explained = new Set(shown.flatMap((change) => typesAround(change, files)));
  const others = differingTypes(files).filter((name) => !explained.has(name) && !isEqual(name));
  return [...confirmed, ...others.map((name) => otherChange(name, files))];
}

function isInEqualTypes(change: ApiChange, files: Pair<GeneratedTypes>): boolean {
  if (!CHANGE_KINDS[change.kind].isInTypes || isInCallback(change)) return false;
  const names = typesAround(change, files);
  const { before, after } = files;
  return (
    names.length > 0 &&
    names.every((name) => before.types.get(name)?.text === after.types.get(name)?.text)
  );
}

/** The types do not contain callbacks. */
function isInCallback({ pointer, basePointer }: ApiChange): boolean {
  return CALLBACK.test(pointer) && CALLBACK.test(basePointer);
}

const CALLBACK =
  /^\/components\/callbacks\/|^\/(?:components\/pathItems|paths|webhooks)\/[^/]+\/[^/]+\/callbacks\//;

/** The types of the parts that contain a change, and of the operations that share it. */
function typesAround(change: ApiChange, { before, after }: Pair<GeneratedTypes>): string[] {
  return [
    ...placesAround(before.places, change.basePointer),
    ...placesAround(after.places, change.pointer),
    ...(isInSchemaComponent(change) ? [] : typesOfOperations(change, { before, after })),
  ];
}

function placesAround({ pointers }: TypePlaces, pointer: string): string[] {
  return [...pointers]
    .filter(([, place]) => pointer === place || pointer.startsWith(`${place}/`))
    .map(([name]) => name);
}

/** The types of operations only refer to a schema, but contain whether a parameter with a reference is required. */
function isInSchemaComponent({ pointer, basePointer }: ApiChange): boolean {
  return [pointer, basePointer].every((place) => place.startsWith("/components/schemas/"));
}

function typesOfOperations(
  { operations }: ApiChange,
  { before, after }: Pair<GeneratedTypes>,
): string[] {
  const names = operations.flatMap((name) => [
    before.places.operations.get(name),
    after.places.operations.get(name),
  ]);
  return names.filter((name) => name !== undefined);
}

/** A reference to another type is compared where that type is. */
function differingTypes({ before, after }: Pair<GeneratedTypes>): string[] {
  return [...before.places.pointers.keys()].filter((name) => {
    const [old, now] = [before.types.get(name), after.types.get(name)];
    return old && now && old.textWithoutNames !== now.textWithoutNames;
  });
}

function otherChange(name: string, { before, after }: Pair<GeneratedTypes>): ApiChange {
  return {
    breaking: verdictOf("type-differs", "both"),
    direction: "both",
    kind: "type-differs",
    operations: [],
    location: name.replace(/^components\.schemas\./, ""),
    pointer: after.places.pointers.get(name) ?? "",
    basePointer: before.places.pointers.get(name) ?? "",
    message: "its type is different",
  };
}
