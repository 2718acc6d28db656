import { buildApi } from "../../../scripts/pipeline/build-api.ts";
import { listApis } from "../../../scripts/shared/directories.ts";
import { readApi } from "../../../scripts/shared/input-files.ts";
import { findUnexplained } from "./find-unexplained.ts";

const [, , specs = "specs", ...wanted] = process.argv;

const MAX_VALUE = 160;
let documents = 0;
let explained = 0;
let unexplained = 0;
for (const api of listApis(specs, wanted)) {
  const result = findUnexplained(readApi(specs, api), await buildApi(readApi(specs, api)));
  documents += result.documents;
  explained += result.explained;
  unexplained += result.unexplained.length;
  for (const { page, pointer, before, after } of result.unexplained) {
    const values = [before, after].map((value) =>
      String(JSON.stringify(value)).slice(0, MAX_VALUE),
    );
    console.log(`${page} ${pointer}: ${values.join(" → ")}`);
  }
}
console.log(
  `${documents} documents, ${explained} differences explained, ${unexplained} unexplained`,
);
process.exitCode = documents > 0 && unexplained === 0 ? 0 : 1;
