import { expect, test } from "vitest";
import {
  enclosingLinesOf,
  linesOf,
  nearestLinesOf,
  placeOfLine,
} from "../../../site/playground/links.ts";

const place = (line: number, file = "pages/a.md") => ({ file, line, column: 1, offset: 0 });
const places = [undefined, place(3), undefined, place(7), place(7), place(7, "pages/b.md")];

test("a line of a page leads to all lines that come from it", () => {
  expect(linesOf(places, place(7))).toEqual([3, 4]);
});

test("a fact of an overlay leads to all lines with its values", () => {
  expect(linesOf(places, { ...place(2), endLine: 6 })).toEqual([1]);
  expect(linesOf(places, { ...place(2), endLine: Infinity })).toEqual([1, 3, 4]);
});

test("a line without a result leads to the closest line above it", () => {
  expect(nearestLinesOf(places, place(5))).toEqual([1]);
  expect(nearestLinesOf(places, place(9))).toEqual([3]);
  expect(nearestLinesOf(places, place(1))).toEqual([]);
});

test("a fault inside a schema leads to the type of the schema, not to the one before", () => {
  const at = (line: number, column: number) => ({ ...place(line), column });
  const types = [undefined, at(3, 5), at(4, 9), undefined];
  expect(enclosingLinesOf(types, at(6, 7))).toEqual([1]);
  expect(enclosingLinesOf(types, at(4, 9))).toEqual([2]);
  expect(enclosingLinesOf(types, at(6, 5))).toEqual([]);
});

test("a line of a result without a place uses the line above it", () => {
  expect(placeOfLine(places, 2)).toEqual(place(3));
  expect(placeOfLine(places, 5)).toEqual(place(7, "pages/b.md"));
  expect(placeOfLine([], 1)).toBeUndefined();
});
