/** The names that every JavaScript object has, such as `valueOf`. The parser of the pages refuses `__proto__`. */
const NAMES = Object.getOwnPropertyNames(Object.prototype);
const NAME_PATTERN = new RegExp(`\\b(?:${NAMES.join("|")})\\b`, "g");

/** A text without the names that every object has. */
export interface HiddenNames {
  text: string;
  /** Hides the same names in another text in the same way. */
  hide(text: string): string;
  /** Puts the original names back. */
  reveal(text: string): string;
}

/**
 * Replaces the names that every object has. Some tools look up the keys of a document in their own objects, and mistake
 * the method `valueOf` for an entry. The last character becomes a digit, so that all positions stay the same.
 */
export function hidePrototypeNames(text: string): HiddenNames {
  const found = new Set(text.match(NAME_PATTERN));
  const hidden = new Map([...found].map((name) => [name, unusedName(name, text)]));
  if (hidden.size === 0) return { text, hide: (other) => other, reveal: (other) => other };
  const original = new Map([...hidden].map(([name, replacement]) => [replacement, name]));
  const replacements = new RegExp(`\\b(?:${[...original.keys()].join("|")})\\b`, "g");
  const hide = (other: string) => other.replace(NAME_PATTERN, (name) => hidden.get(name) ?? name);
  const reveal = (other: string) =>
    other.replace(replacements, (name) => original.get(name) ?? name);
  return { text: hide(text), hide, reveal };
}

/** The text is read once, because a hostile page can contain thousands of candidates. */
function unusedName(name: string, text: string): string {
  const start = name.slice(0, -1);
  const used = new Set(text.match(new RegExp(`\\b${start}\\d+\\b`, "g")));
  let digit = 0;
  while (used.has(`${start}${digit}`)) digit += 1;
  return `${start}${digit}`;
}
