/** The texts of all files, by their paths in the site. */
export type Files = ReadonlyMap<string, string>;
