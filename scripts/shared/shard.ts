import { createHash } from "node:crypto";
import { UsageError } from "./command.ts";
import type { OptionDescription } from "./usage.ts";

/** One of several machines that share the APIs. The first one has the index 1. */
export interface Shard {
  index: number;
  count: number;
}

export const shardOption = {
  type: "string",
  value: "INDEX/COUNT",
  help: "process only one of COUNT parts of the APIs, such as 2/4",
} as const satisfies OptionDescription;

export function readShard(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index, count] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index <= shard.count) return shard;
  throw new UsageError(`--shard must be INDEX/COUNT, such as 2/4; got "${text}"`);
}

/** Depends on the name only, so an API stays in its shard when others are added or removed. */
export function isInShard(api: string, shard: Shard | undefined): boolean {
  if (!shard) return true;
  const hash = createHash("sha256").update(api).digest().readUInt32BE(0);
  return hash % shard.count === shard.index - 1;
}
