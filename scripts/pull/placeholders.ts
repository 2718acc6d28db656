import { maskPlaceholders } from "../pipeline/6-output/mask-placeholders.ts";
import { buildApi } from "../pipeline/build-api.ts";

/**
 * Some publishers write a new random UUID in place of each reference that the page lacks. Only those that stand where
 * a schema belongs count: a UUID in an example is genuine.
 */
export async function equalButForPlaceholders(one: string, other: string): Promise<boolean> {
  if (one.length !== other.length) return false;
  const [first, second] = await Promise.all([mask(one), mask(other)]);
  return first === second;
}

async function mask(text: string): Promise<string> {
  const page = { path: "page.md", name: "page.md", text };
  const { placeholders } = await buildApi({ name: "page", pages: [page] });
  return maskPlaceholders(text, placeholders);
}
