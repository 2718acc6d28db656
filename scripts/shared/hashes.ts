import { createHash } from "node:crypto";
import { isPlaceholder } from "../pipeline/openapi/placeholder-uuid.ts";

/** The hash of an input file. */
export interface LockedInput {
  sha256: string;
  /**
   * Byte offsets of placeholder UUIDs. They count as zeros in the hash, because the vendor writes new ones each time it
   * publishes the page.
   */
  placeholders?: number[];
}

export function sha256(data: Buffer | string): string {
  return createHash("sha256").update(data).digest("hex");
}

const UUID_LENGTH = 36;

export function hashInput(bytes: Buffer, placeholders: readonly number[]): string {
  if (placeholders.length === 0) return sha256(bytes);
  const masked = Buffer.from(bytes);
  for (const offset of placeholders) {
    const end = offset + UUID_LENGTH;
    // The page may have changed since the offsets were noted.
    if (isPlaceholder(bytes.toString("latin1", offset, end))) masked.fill("0", offset, end);
  }
  return sha256(masked);
}

export function lockInput(bytes: Buffer, uuids: readonly string[]): LockedInput {
  const placeholders = uuids.flatMap((uuid) => findAll(bytes, uuid)).sort((a, b) => a - b);
  const hash = hashInput(bytes, placeholders);
  return placeholders.length === 0 ? { sha256: hash } : { sha256: hash, placeholders };
}

function findAll(bytes: Buffer, text: string): number[] {
  const offsets: number[] = [];
  let offset = bytes.indexOf(text);
  while (offset !== -1) {
    offsets.push(offset);
    offset = bytes.indexOf(text, offset + 1);
  }
  return offsets;
}
