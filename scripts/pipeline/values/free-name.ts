/** The name itself when it is free, otherwise with the first free number behind it: `name2`, `name3`. */
export function freeName(
  name: string,
  isTaken: (candidate: string) => boolean,
  separator = "",
): string {
  let candidate = name;
  for (let count = 2; isTaken(candidate); count += 1) candidate = `${name}${separator}${count}`;
  return candidate;
}
