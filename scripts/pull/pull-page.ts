import { addressOnPage } from "./addresses.ts";
import { fetchPage, type FetchOptions } from "./fetch-page.ts";
import { FetchError, type Validators } from "./fetched.ts";
import { equalButForPlaceholders } from "./placeholders.ts";
import type { Target } from "./targets.ts";

export type HoldsSpecification = (text: string, path: string) => boolean;

export interface Pulled {
  outcome: "changed" | "unchanged" | "equal" | "equal but for placeholder UUIDs";
  /** What to write, when it changed. */
  bytes?: Uint8Array;
  /** What to ask with next time. */
  validators?: Validators;
}

/** Fetches one page and checks it; throws where the answer cannot take the page's place. */
export async function pullPage(
  target: Target & { address: string },
  validators: Validators,
  options: FetchOptions & { holdsSpecification: HoldsSpecification },
): Promise<Pulled> {
  const fetched = await fetchPage(target.address, validators, options);
  if (fetched.state === "unchanged") return { outcome: "unchanged" };
  const { bytes, text } = fetched;
  const answer = { validators: fetched.validators };
  if (Buffer.compare(bytes, target.bytes) === 0) return { ...answer, outcome: "equal" };
  if (await equalButForPlaceholders(text, target.text)) {
    return { ...answer, outcome: "equal but for placeholder UUIDs" };
  }
  const { holdsSpecification } = options;
  if (holdsSpecification(target.text, target.file) && !holdsSpecification(text, target.file)) {
    throw new FetchError("no longer holds a specification");
  }
  if (addressOnPage(target.text) === target.address) checkHost(target.address, text);
  return { ...answer, outcome: "changed", bytes };
}

/** The next pull follows the address on the page: a page may not lead it to another host. */
function checkHost(address: string, text: string): void {
  const next = addressOnPage(text);
  if (next === undefined || new URL(next).host === new URL(address).host) return;
  throw new FetchError(`names an address on another host as its own: ${next}`);
}
