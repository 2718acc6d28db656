import { CommandError } from "./command.ts";

/** Most disks allow 255 bytes. The rest is for the words that the commands add to a name, as in `.api.previous`. */
const MAX_BYTES = 200;

/** Windows opens a device for these names, with any extension. */
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?:\.|$)/i;

const WINDOWS_CHARACTER = /[<>:"/\\|?*]/;

/** Names that the output directory uses itself, in any case. */
const OWN_NAMES = new Set(["lock.json"]);

/** The reason why a file or directory must not have this name, or `undefined` if it may have it. */
export function reasonToRefuseName(name: string): string | undefined {
  if (Buffer.byteLength(name) > MAX_BYTES) return `the name is longer than ${MAX_BYTES} bytes`;
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u.test(name)) {
    return "the name contains a control character";
  }
  if (name.includes("\ufffd")) return "the name is not UTF-8 text";
  if (name === "" || name.startsWith(".")) return "the name is empty or begins with a dot";
  if (WINDOWS_CHARACTER.test(name)) return "Windows does not allow one of its characters";
  if (/[. ]$/.test(name)) return "Windows does not allow a dot or a space at its end";
  return WINDOWS_DEVICE.test(name) ? "Windows reserves the name" : undefined;
}

/** The reason why an API must not have this name, or `undefined` if it may have it. */
export function reasonToRefuseApi(name: string): string | undefined {
  if (OWN_NAMES.has(name.toLowerCase())) return "the name is used for a file of its own";
  return reasonToRefuseName(name);
}

/** Two names that are one name on a disk that ignores case, or that composes letters and their accents. */
export function findClash(names: string[]): [string, string] | undefined {
  const seen = new Map<string, string>();
  for (const name of names) {
    const key = name.normalize("NFC").toLowerCase().normalize("NFC");
    const other = seen.get(key);
    if (other !== undefined) return [other, name];
    seen.set(key, name);
  }
  return undefined;
}

/** Throws if one of the pages in a directory has a name that cannot exist on every disk. */
export function assertPageNames(directory: string, names: string[]): void {
  for (const name of names) {
    const reason = reasonToRefuseName(name);
    if (reason === undefined) continue;
    const message = `The file ${JSON.stringify(name)} in ${directory} is refused: ${reason}. Rename it.`;
    throw new CommandError(message, directory);
  }
  const clash = findClash(names);
  if (!clash) return;
  const message = `${directory} contains ${clash.map((name) => JSON.stringify(name)).join(" and ")}, which are one file on a disk that ignores case. Rename one of them.`;
  throw new CommandError(message, directory);
}
