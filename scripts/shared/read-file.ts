import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { CommandError } from "./command.ts";
import { messageOf } from "./error-message.ts";
import { isInside } from "./is-inside.ts";

const MEBIBYTE = 1024 * 1024;

/** The largest page, overlay, or hand-written file. Everything of an API is kept in memory. */
export const MAX_INPUT_BYTES = 32 * MEBIBYTE;

/** The largest generated file, and the largest file that the commands keep for themselves. */
const MAX_BYTES = 128 * MEBIBYTE;

interface ReadOptions {
  maxBytes?: number;
  /** A link is followed only if it leads to a file in this directory. By default every link is followed. */
  within?: string;
}

/**
 * Reads a regular file. Throws for a pipe, which could block forever, for a device, which could be endless, and for a
 * file that is too large. The message does not contain the path: the caller adds it.
 */
export function readRegularFile(path: string, options: ReadOptions = {}): Buffer {
  const { maxBytes = MAX_BYTES, within } = options;
  if (within !== undefined && !isInside(realpathSync(within), realpathSync(path))) {
    throw new Error(`it is a link to a file outside ${within}`);
  }
  // Opening a pipe can block, so its kind is checked before, and again in case the file was replaced in between.
  assertRegular(statSync(path), maxBytes);
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    assertRegular(stats, maxBytes);
    return readAtMost(descriptor, maxBytes, stats.size);
  } finally {
    closeSync(descriptor);
  }
}

/** Throws a `CommandError` with the path if the file cannot be read. */
export function readTextFile(path: string): string {
  try {
    return readRegularFile(path).toString("utf8");
  } catch (error) {
    throw new CommandError(`Cannot read ${path}: ${messageOf(error)}`, path);
  }
}

/** The text of a file, or `undefined` if no such file exists. */
export function readTextIfExists(path: string): string | undefined {
  return statSync(path, { throwIfNoEntry: false }) ? readTextFile(path) : undefined;
}

function assertRegular(stats: { isFile(): boolean; size: number }, maxBytes: number): void {
  if (!stats.isFile()) throw new Error("it is not a regular file");
  if (stats.size > maxBytes) throw tooLarge(maxBytes);
}

/** Some files of the system have more content than their size says, so the size is only the first guess. */
function readAtMost(descriptor: number, maxBytes: number, expectedSize: number): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.max(expectedSize - size, 4096));
    const length = readSync(descriptor, chunk);
    if (length === 0) return Buffer.concat(chunks, size);
    size += length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk.subarray(0, length));
  }
}

function tooLarge(maxBytes: number): Error {
  return new Error(`it is larger than ${maxBytes / MEBIBYTE} MiB`);
}
