import type { Asset, paths, Task } from "#generated/livepeer/types.d.ts";

export {
  assetStatusPhaseValues,
  taskStatusPhaseValues,
  taskTypeValues,
} from "../../generated/livepeer/enums.ts";

/** Every documented path of the Livepeer API, for openapi-fetch. */
export type LivepeerPaths = paths;

/** A task as Livepeer sends it. */
export interface LivepeerTask extends Task {}

/** An asset as Livepeer sends it. */
export interface LivepeerAsset extends Asset {}
