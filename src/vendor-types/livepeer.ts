import type { components, paths } from "../../generated/livepeer/types.ts";

export {
  assetStatusPhaseValues,
  taskStatusPhaseValues,
  taskTypeValues,
} from "../../generated/livepeer/types.ts";

export type LivepeerPaths = paths;
export type LivepeerTask = components["schemas"]["task"];
export type LivepeerAsset = components["schemas"]["asset"];
