/** Replaces the files of an API, for tests that kill it meanwhile: `replace-outputs.ts DIRECTORY API OLD NEW`, with the files as JSON. */
import { replaceOutputs } from "../../../scripts/generate/outputs.ts";

const [out = "", api = "", old = "{}", files = "{}"] = process.argv.slice(2);
const parse = (text: string) => JSON.parse(text) as Record<string, string>; // written by the test

replaceOutputs(out, api, {
  outputs: new Map(Object.entries(parse(files))),
  obsolete: Object.keys(parse(old)),
});
