import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page names the machine of its author as the server: the vendor's own may be another.
 * Seen: Mintlify (Bifrost, Ollama: there it is meant), Fern (Opik).
 */
export const localServers: Quirk = {
  id: "local-servers",
  summary: "A server URL points to the local machine.",
  visit: {
    server({ value: server, container, key }, context) {
      if (!isObject(server) || !container || key === undefined) return;
      if (/^\w+:\/\/(localhost|127\.\d|0\.0\.0\.0|\[::1\])/i.test(String(server["url"])))
        context.report(
          "info",
          container,
          key,
          `The server ${String(server["url"])} is local: only right where the API runs beside its client.`,
        );
    },
  },
};
