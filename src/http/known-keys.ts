import { canBeSecret, createRedact, type Redact } from "./key-pattern.ts";

/** How many keys of a client are remembered: a server may repeat a key after its rotation. */
const MOST_KEYS = 4;

/** A key, and whether a good response must not hold it either. */
interface KnownKey {
  key: string;
  isSecret: boolean;
  redact: Redact;
}

/** The last keys of a client, the newest first. */
export interface KnownKeys {
  /** Remembers a key. Returns all keys that are known now. */
  use(key: string): readonly KnownKey[];
  /** Replaces the keys that are known when it is called. */
  redact: Redact;
}

/** Makes the function that replaces several keys. */
export const redactAll =
  (keys: readonly KnownKey[]): Redact =>
  (text) =>
    keys.reduce((redacted, { redact }) => redact(redacted), text);

export const createKnownKeys = (): KnownKeys => {
  let known: readonly KnownKey[] = [];
  return {
    use(key) {
      // The patterns take time to compile.
      if (known.some((other) => other.key === key)) return known;
      const newest = { key, isSecret: canBeSecret(key), redact: createRedact(key) };
      known = [newest, ...known].slice(0, MOST_KEYS);
      return known;
    },
    redact: (text) => redactAll(known)(text),
  };
};
