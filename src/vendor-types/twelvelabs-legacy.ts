import type { paths, Task, TaskCreated } from "#generated/twelvelabs-legacy/types.d.ts";

/** Every documented path of the legacy TwelveLabs API, for openapi-fetch. */
export type LegacyPaths = paths;

/** A task as the legacy API sends it. */
export interface LegacyTask extends Task {}

/** The response to the request that creates a task. */
export interface LegacyTaskCreated extends TaskCreated {}

/** Filters, sorting and paging for the list of tasks. */
export type LegacyListQuery = NonNullable<paths["/indexes/tasks"]["get"]["parameters"]["query"]>;
