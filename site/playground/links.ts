import type { Place } from "../workers/place.ts";

/** The places on the pages for each line of a generated file, by line number from 1. */
export type LinePlaces = readonly (Place | undefined)[];

type Lines = Pick<Place, "file" | "line" | "endLine">;

/** The lines of a generated file that come from a line of a page, or from the lines of an action. */
export function linesOf(places: LinePlaces, { file, line, endLine = line }: Lines): number[] {
  return places.flatMap((place, number) =>
    place?.file === file && place.line >= line && place.line <= endLine ? [number] : [],
  );
}

/** Like `linesOf`, or else the line of the closest earlier place on the same page. */
export function nearestLinesOf(places: LinePlaces, wanted: Lines): number[] {
  const exact = linesOf(places, wanted);
  if (exact.length > 0) return exact;
  let nearest: { number: number; line: number } | undefined;
  for (const [number, place] of places.entries()) {
    if (place?.file !== wanted.file || place.line > wanted.line) continue;
    if (!nearest || place.line > nearest.line) nearest = { number, line: place.line };
  }
  return nearest ? [nearest.number] : [];
}

/** Like `nearestLinesOf`, but the closest place further left, so that a fault of a schema leads to its type. */
export function enclosingLinesOf(places: LinePlaces, wanted: Place): number[] {
  const exact = linesOf(places, wanted);
  if (exact.length > 0) return exact;
  const outer = places.map((place) => (place && place.column < wanted.column ? place : undefined));
  return nearestLinesOf(outer, wanted);
}

/** The place for a line of a generated file: its own, or else the one of the closest line above. */
export function placeOfLine(places: LinePlaces, line: number): Place | undefined {
  return places.slice(0, line + 1).findLast((place) => place !== undefined);
}
