/** A source of random numbers. The same seed always gives the same numbers. */
export interface Random {
  /** An integer from 0 up to, but not including, `limit`. */
  below(limit: number): number;
  /** One of the items. Throws for an empty list. */
  pick<Item>(items: readonly Item[]): Item;
  isOneIn(count: number): boolean;
}

const UINT32 = 2 ** 32;

/** The generator mulberry32. It is small and fast, and its numbers are even enough to choose mutations. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    isOneIn: (count) => below(count) === 0,
    pick(items) {
      if (items.length === 0) throw new Error("There is nothing to pick from.");
      return items[below(items.length)] as (typeof items)[number]; // the index is within the list
    },
  };
}
