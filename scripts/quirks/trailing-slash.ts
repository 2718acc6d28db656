import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has the server URL `https://host/v1/`, and every path begins with a slash. It means `https://host/v1`.
 * Seen: Mintlify, GitBook, ReadMe.
 */
export const trailingSlash: Quirk = {
  id: "trailing-slash",
  summary: "Removed the slash at the end of a server URL.",
  visit: {
    server({ value: server }, context) {
      if (!isObject(server) || typeof server["url"] !== "string") return;
      const url = server["url"].replace(/(?<=[^/])\/+$/, "");
      if (url !== server["url"]) context.set(server, "url", url);
    },
  },
};
