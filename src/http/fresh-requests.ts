/**
 * The init of a request that no cache may respond to. Next.js 13 and 14 would repeat the first
 * response forever. Cloudflare Workers with a compatibility date before 2024-11-11 have no `cache`
 * and throw an error on it.
 */
export const readFreshInit = (): { cache?: "no-store" } =>
  "cache" in Request.prototype ? { cache: "no-store" } : {};
