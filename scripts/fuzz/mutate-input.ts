import { isPage, PAGES, type FuzzInput } from "./fuzz-input.ts";
import type { Random } from "./random.ts";
import { textMutations } from "./text-mutations.ts";
import { mutateTree } from "./tree-mutations.ts";

/** Larger texts are cut, because the time of the fuzzer is better spent on many small inputs. */
const MAX_LENGTH = 60_000;
const MAX_MUTATIONS = 5;
const EXTENSIONS = [".md", ".mdx", ".txt", ".json", ".yaml", ".html"];

/** Changes one or several files of an input. `corpus` provides parts of other inputs. */
export function mutateInput(input: FuzzInput, random: Random, corpus: FuzzInput[]): FuzzInput {
  let files = random.isOneIn(6) ? changeFiles(input, random, random.pick(corpus)) : input;
  const count = 1 + random.below(MAX_MUTATIONS);
  for (let done = 0; done < count; done += 1) {
    const names = Object.keys(files);
    if (names.length === 0) return input;
    const name = random.pick(names);
    const mutated = mutateText(files[name] ?? "", random, random.pick(corpus));
    files = { ...files, [name]: mutated.slice(0, MAX_LENGTH) };
  }
  return files;
}

function mutateText(text: string, random: Random, other: FuzzInput): string {
  if (random.isOneIn(2)) return mutateTree(text, random);
  return random.pick(textMutations)(text, random, random.pick(Object.values(other)));
}

/** Adds, removes, or renames a file. */
function changeFiles(input: FuzzInput, random: Random, other: FuzzInput): FuzzInput {
  const files = Object.entries(input);
  const chosen = random.below(files.length);
  switch (random.below(3)) {
    case 0:
      return { ...input, ...renamePages(other) };
    case 1:
      return files.length > 1 ? Object.fromEntries(files.filter((_, at) => at !== chosen)) : input;
    default:
      return Object.fromEntries(
        files.map(([file, text], at) => [at === chosen ? otherName(file, random) : file, text]),
      );
  }
}

function renamePages(input: FuzzInput): FuzzInput {
  return Object.fromEntries(
    Object.entries(input).map(([file, text]) => [
      isPage(file) ? file.replace(PAGES, `${PAGES}other-`) : file,
      text,
    ]),
  );
}

function otherName(file: string, random: Random): string {
  return isPage(file) ? file.replace(/\.\w+$/, "") + random.pick(EXTENSIONS) : file;
}
