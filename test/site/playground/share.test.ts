import { expect, test } from "vitest";
import { decodeInput, encodeInput } from "../../../site/playground/share.ts";

const input = { api: "example", files: { "pages/a.md": "# Ünïcode\n".repeat(50) } };

test("a link holds the files, and is shorter than they are", async () => {
  const text = await encodeInput(input);
  expect(text).toMatch(/^[\w-]+$/);
  expect(text.length).toBeLessThan(300);
  expect(await decodeInput(text)).toEqual(input);
});

test.each(["", "x", "%%%", "AAAA", "eyJhIjoxfQ"])("%j is no input", async (text) => {
  expect(await decodeInput(text)).toBeUndefined();
});

test("a value of another form is refused", async () => {
  // A cast: the test sends a wrong value.
  const wrong = { api: 1, files: { "pages/a.md": 2 } } as unknown as typeof input;
  expect(await decodeInput(await encodeInput(wrong))).toBeUndefined();
});

test("a short link with a huge text is refused", async () => {
  const huge = { api: "example", files: { "pages/a.md": "a".repeat(9 * 1024 * 1024) } };
  expect(await decodeInput(await encodeInput(huge))).toBeUndefined();
});
