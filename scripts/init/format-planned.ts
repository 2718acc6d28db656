import { resolve } from "node:path";
import { createFormatter } from "../generate/formatter.ts";
import type { PlannedFile } from "./planned-files.ts";

/** The new files in the format of the project's prettier settings. Changed files keep their own format. */
export async function formatPlanned(planned: readonly PlannedFile[]): Promise<PlannedFile[]> {
  const formatter = createFormatter();
  try {
    return await Promise.all(
      planned.map(async (file) => {
        const { path, text, isNew } = file;
        if (text === undefined || !isNew || !/\.(?:md|yml)$/.test(path)) return file;
        return { ...file, text: await formatter.format(resolve(path), text) };
      }),
    );
  } finally {
    formatter.close();
  }
}
