import { maskPlaceholders } from "../pipeline/6-output/mask-placeholders.ts";
import { buildApi } from "../pipeline/build-api.ts";

/**
 * Some publishers write a random UUID in place of each missing reference, and a new one each time. Only a UUID in place
 * of a schema is such a placeholder: a UUID in an example is part of the documentation.
 */
export async function areEqualExceptPlaceholders(one: string, other: string): Promise<boolean> {
  if (one.length !== other.length) return false;
  const [first, second] = await Promise.all([mask(one), mask(other)]);
  return first === second;
}

async function mask(text: string): Promise<string> {
  const page = { path: "page.md", name: "page.md", text };
  const { placeholders } = await buildApi({ name: "page", pages: [page] });
  return maskPlaceholders(text, new Set(placeholders));
}
