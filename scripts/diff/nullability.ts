import { type Pair, type Place, recordChange } from "./comparison.ts";
import type { PlacedNode } from "./placed-node.ts";
import { typeName } from "./type-name.ts";

interface NullableSchema {
  nullable: boolean;
  node: PlacedNode;
}

export function compareNullability(schemas: Pair<NullableSchema>, place: Place): void {
  if (schemas.before.nullable === schemas.after.nullable) return;
  const kind = schemas.after.nullable ? "became-nullable" : "no-longer-nullable";
  recordChange(place, kind, {
    message: schemas.after.nullable ? "can now be null" : "can no longer be null",
    before: typeName(schemas.before.node.value),
    after: typeName(schemas.after.node.value),
  });
}
