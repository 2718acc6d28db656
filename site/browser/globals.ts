// The globals of Node that the bundled packages read while they load. esbuild inserts them where they are used.

export const process = {
  platform: "browser",
  env: {} as Record<string, string>,
  argv: [] as string[],
  versions: {},
  cwd: () => "/",
};
