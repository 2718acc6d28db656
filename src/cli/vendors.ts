import { createLivepeer } from "../livepeer.ts";
import type { ClientOptions } from "../options.ts";
import { createTwelveLabsLegacy } from "../twelvelabs-legacy.ts";
import { createTwelveLabs } from "../twelvelabs.ts";
import type { Tasks } from "../wait/tasks.ts";

/** A vendor that the command knows. */
export interface Vendor {
  /** The environment variable that holds the API key. */
  environmentVariable: string;
  /** Makes the calls for each kind of task. The first kind is the default. */
  kinds: Record<string, (options: ClientOptions) => Tasks<unknown>>;
}

export const VENDORS: ReadonlyMap<string, Vendor> = new Map([
  [
    "twelvelabs",
    {
      environmentVariable: "TWELVE_LABS_API_KEY",
      kinds: {
        index: (options) => createTwelveLabs(options).tasks,
        embed: (options) => createTwelveLabs(options).embedTasks,
      },
    },
  ],
  [
    "twelvelabs-legacy",
    {
      environmentVariable: "TWELVE_LABS_API_KEY",
      kinds: { index: (options) => createTwelveLabsLegacy(options).tasks },
    },
  ],
  [
    "livepeer",
    {
      environmentVariable: "LIVEPEER_API_KEY",
      kinds: { task: (options) => createLivepeer(options).tasks },
    },
  ],
] satisfies [string, Vendor][]);

export const ENVIRONMENT_VARIABLES: readonly string[] = [
  ...new Set([...VENDORS.values()].map(({ environmentVariable }) => environmentVariable)),
];
