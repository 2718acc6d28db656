interface ReportModule {
  writeReport: (specs: string, wanted: string[], file: string) => Promise<void>;
}

/** A value and not a literal in the import, so that the compiler of the package does not follow it to the website. */
const MODULE: string = "../../site/bundle/write-report.ts";

/** Writes the changes of the wanted APIs as one HTML file, with the code of the website. */
export async function writeWebsiteReport(
  specs: string,
  wanted: string[],
  file: string,
): Promise<void> {
  const { writeReport } = (await import(MODULE)) as ReportModule; // an import of a value has no types
  await writeReport(specs, wanted, file);
}
