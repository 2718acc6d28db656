/** Returns the name if it is free, otherwise the name with the first free number: `name2`, `name3`. */
export function freeName(
  name: string,
  isTaken: (candidate: string) => boolean,
  separator = "",
): string {
  let candidate = name;
  for (let count = 2; isTaken(candidate); count += 1) candidate = `${name}${separator}${count}`;
  return candidate;
}
