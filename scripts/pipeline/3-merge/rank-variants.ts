import type { PageDocument } from "../1-extract/page-document.ts";
import { compareText } from "../values/compare-text.ts";
import { groupBy } from "../values/group-by.ts";
import { compareVersions } from "./compare-versions.ts";
import { publicationOf, versionOf } from "./page-groups.ts";

/** The number of pages per publication. */
export type PublicationSizes = ReadonlyMap<string, number>;

export function countPublications(documents: PageDocument[]): PublicationSizes {
  const publications = groupBy(documents, publicationOf);
  return new Map([...publications].map(([key, { length }]) => [key, length]));
}

/** A form of a component or an operation. */
export interface Form {
  /** The documents that have this form. */
  documents: PageDocument[];
  text: string;
}

/**
 * Sorts forms by importance: the one of the largest publication first, then of the newest version, then of the most
 * pages. If that does not decide, their text does. The names of the files have no influence.
 */
export function rankForms<Item extends Form>(forms: Item[], sizes: PublicationSizes): Item[] {
  const ranked = forms.map((form) => ({ form, ...importanceOf(form, sizes) }));
  ranked.sort(
    (a, b) =>
      b.size - a.size ||
      compareVersions(b.version, a.version) ||
      b.pages - a.pages ||
      b.form.documents.length - a.form.documents.length ||
      compareText(a.form.text, b.form.text),
  );
  return ranked.map(({ form }) => form);
}

/** The size of a form's largest publication, and the newest version and number of pages with this form there. */
function importanceOf({ documents }: Form, sizes: PublicationSizes) {
  const sizeOf = (document: PageDocument) => sizes.get(publicationOf(document)) ?? 0;
  const size = Math.max(...documents.map(sizeOf));
  const largest = documents.filter((document) => sizeOf(document) === size);
  const version = largest.map(versionOf).reduce((a, b) => (compareVersions(a, b) < 0 ? b : a), "");
  return { size, version, pages: largest.length };
}
