import { expect, test } from "vitest";
import { readIds } from "../../../src/cli/read-ids.ts";

async function* chunksOf(...chunks: (string | Uint8Array)[]) {
  yield* chunks;
}

async function readAll(...chunks: (string | Uint8Array)[]): Promise<string[]> {
  const ids: string[] = [];
  for await (const id of readIds(chunksOf(...chunks))) ids.push(id);
  return ids;
}

test("ids are separated by white space of any kind", async () => {
  expect(await readAll("a\nb\r\n\n  c\td e")).toEqual(["a", "b", "c", "d", "e"]);
  expect(await readAll("")).toEqual([]);
  expect(await readAll(" \n")).toEqual([]);
});

test("an id may be split between two chunks", async () => {
  expect(await readAll("first sec", "ond third", " fourth\n")).toEqual([
    "first",
    "second",
    "third",
    "fourth",
  ]);
});

test("a character may be split between two chunks, and a byte order mark is left out", async () => {
  const bytes = new TextEncoder().encode("\ufeffé1 é2");
  const chunks = Array.from(bytes, (byte) => new Uint8Array([byte]));
  expect(await readAll(...chunks)).toEqual(["é1", "é2"]);
});

test("the input is read no faster than the ids are taken", async () => {
  let chunks = 0;
  async function* endless() {
    for (;;) yield `id-${++chunks}\n`;
  }
  const ids = readIds(endless());
  expect((await ids.next()).value).toBe("id-1");
  expect((await ids.next()).value).toBe("id-2");
  expect(chunks).toBe(2);
  await ids.return();
});
