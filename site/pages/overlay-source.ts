import { isMap, isSeq, parseDocument } from "yaml";

/** The `x-source` of the overlay action that contains an offset. */
export function findSource(overlay: string, offset: number): string | undefined {
  const actions = parseDocument(overlay).get("actions");
  if (!isSeq(actions)) return undefined;
  const action = actions.items.find((item) => {
    const range = isMap(item) ? item.range : undefined;
    return range ? range[0] <= offset && offset < range[2] : false;
  });
  const source = isMap(action) ? action.get("x-source") : undefined;
  return typeof source === "string" ? source : undefined;
}
