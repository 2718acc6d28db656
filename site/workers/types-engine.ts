import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import { format } from "prettier/standalone";
import { formatTypes } from "../../scripts/pipeline/5-types/format-types.ts";
import { copyForTypes } from "../../scripts/pipeline/5-types/simplify.ts";
import { generateTypes } from "../../scripts/pipeline/5-types/types.ts";
import { buildApi } from "../../scripts/pipeline/build-api.ts";
import { hasError } from "../../scripts/pipeline/report/problems.ts";
import { toApiFiles, type EngineInput } from "./input.ts";
import type { Place } from "./place.ts";
import { findTypePlaces } from "./type-places.ts";

export interface TypesResult {
  /** Absent if the pages have an error. */
  output?: {
    types: string;
    /** The place on a page for each line of `types`, by line number from 1. */
    places: (Place | undefined)[];
  };
}

/** The same types as `generate` writes. Babel's parser is a third of the size of TypeScript's in prettier. */
export async function buildTypes(input: EngineInput): Promise<TypesResult> {
  const built = await buildApi(toApiFiles(input));
  const { document } = built;
  if (!document || hasError(built)) return {};
  const file = await generateTypes({ document, copy: copyForTypes(document) }, input.api);
  const plugins = [babel, estree];
  const settings = { printWidth: 100 };
  const types = await formatTypes(file, settings, (part) =>
    format(part, { parser: "babel-ts", ...settings, plugins }),
  );
  return { output: { types, places: findTypePlaces(types, document) } };
}
