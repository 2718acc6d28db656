/** Asks caches for fresh responses. Next.js 13 and 14 would repeat the first one for ever. */
const NO_STORE = { cache: "no-store" } as const;

const takesCache = (): boolean => {
  try {
    return new Request("https://example.com", NO_STORE).url !== "";
  } catch {
    return false;
  }
};

let freshInit: { cache?: "no-store" } | undefined;

/**
 * The init of a request that no cache may respond to. Cloudflare Workers with a compatibility date
 * before 2024-11-11 throw an error on `cache`, and have no cache to avoid.
 */
export const readFreshInit = (): { cache?: "no-store" } =>
  (freshInit ??= takesCache() ? NO_STORE : {});
