import { createHash } from "node:crypto";
import { isPlaceholder, offsetsOfPlaceholders } from "../pipeline/openapi/placeholder-uuid.ts";

/** The hash of an input file. */
export interface LockedInput {
  sha256: string;
  /**
   * Byte offsets of placeholder UUIDs, with LF at the end of each line. They count as zeros in the hash, because the vendor writes new ones each time it
   * publishes the page.
   */
  placeholders?: number[];
}

/** The hash of a text whose lines end with LF. The lines of a fresh clone can end with CRLF, which changes no type. */
export function hashText(bytes: Buffer): string {
  return sha256(withLineFeeds(bytes));
}

export function sha256(data: Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function withLineFeeds(bytes: Buffer): Buffer {
  if (!bytes.includes("\r\n")) return bytes;
  // In this encoding each byte is one character, so the text need not be UTF-8.
  return Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

const UUID_LENGTH = 36;

export function hashInput(bytes: Buffer, placeholders: readonly number[]): string {
  const text = withLineFeeds(bytes);
  if (placeholders.length === 0) return sha256(text);
  const masked = Buffer.from(text);
  for (const offset of placeholders) {
    const end = offset + UUID_LENGTH;
    if (!Number.isInteger(offset) || offset < 0) continue;
    // The page may have changed since the offsets were noted.
    if (isPlaceholder(text.toString("latin1", offset, end))) masked.fill("0", offset, end);
  }
  return sha256(masked);
}

export function lockInput(bytes: Buffer, uuids: readonly string[]): LockedInput {
  const text = withLineFeeds(bytes);
  // In this encoding, the index of a character is the offset of its byte.
  const placeholders = offsetsOfPlaceholders(text.toString("latin1"), new Set(uuids));
  const hash = hashInput(text, placeholders);
  return placeholders.length === 0 ? { sha256: hash } : { sha256: hash, placeholders };
}
