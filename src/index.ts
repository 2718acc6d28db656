export * from "./livepeer.ts";
export * from "./twelvelabs-legacy.ts";
export * from "./twelvelabs.ts";
