import { createHash } from "node:crypto";
import { isPlaceholder } from "../pipeline/openapi/placeholder-uuid.ts";

/** The hash of an input file. */
export interface LockedInput {
  sha256: string;
  /**
   * Byte offsets of placeholder UUIDs. The hash is taken as if they were zeros: they are others each time that the
   * vendor makes the page.
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
    // The page may have become shorter, or say something else there by now.
    if (isPlaceholder(bytes.toString("latin1", offset, end))) masked.fill("0", offset, end);
  }
  return sha256(masked);
}

export function lockInput(bytes: Buffer, uuids: readonly string[]): LockedInput {
  const placeholders = uuids.flatMap((uuid) => occurrences(bytes, uuid)).sort((a, b) => a - b);
  const sha = hashInput(bytes, placeholders);
  return placeholders.length === 0 ? { sha256: sha } : { sha256: sha, placeholders };
}

function occurrences(bytes: Buffer, text: string): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) found.push(at);
  return found;
}
