import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The page names its author's machine as the server. The vendor's own server may be another.
 * Seen: Mintlify (Bifrost, Ollama, where it is intended), Fern (Opik).
 */
export const localServers: Quirk = {
  id: "local-servers",
  summary: "A server URL points to the local machine.",
  visit: {
    server({ value: server, container, key }, context) {
      if (!isObject(server) || !container || key === undefined) return;
      const url = textOf(server["url"]);
      if (!LOCAL_URL.test(url)) return;
      const message = `The server URL ${url} points to the local machine. It works only if the API runs there.`;
      context.report("info", container, key, message);
    },
  },
};

/** The host ends before a port or a path. `localhost.example.com` is another host. */
const LOCAL_URL =
  /^\w+:\/\/([\w.-]+\.localhost|localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?=[:/?#]|$)/i;
