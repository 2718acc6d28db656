import prettier from "prettier";

/** The measurements of one peer. Absent if the peer cannot do it. */
export interface PeerResult {
  name: string;
  version: string;
  /** Bytes of the code in a browser, minified and gzipped. */
  bundle: number;
  /** Bytes of the installed files, with all dependencies. */
  install: number;
  packages: number;
  /** CPU time of an import and the first request, in milliseconds. */
  startup: number;
  /** CPU time per retrieve, in microseconds: one at a time, and 32 at once. */
  cpu: [alone: number, together: number];
  /** Allocated bytes per retrieve: one at a time, and 32 at once. */
  allocated: [alone: number, together: number];
  /** Milliseconds from the end of a task of 3 to 8 seconds to the end of its wait, and the requests. */
  wait?: { lag: number; requests: number };
  /** Milliseconds that the compiler takes for a module that uses the client. */
  typeCheck: number;
}

/** The measurements of one run. */
export interface PeerResults {
  node: string;
  cores: number;
  peers: PeerResult[];
}

const HEAD = [
  "client",
  "bundle",
  "install, packages",
  "import and first request",
  "CPU per retrieve, 1 / 32",
  "allocated, 1 / 32",
  "lag, requests",
  "type check",
];

const toKilobytes = (bytes: number): string =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e3).toFixed(1)} kB`;

const toRow = (peer: PeerResult, base: PeerResult): string[] => {
  const { name, version, bundle, install, packages, cpu, allocated, wait, typeCheck } = peer;
  const ratio = (value: number, of: number) => (value / of).toFixed(2);
  return [
    `${name} ${name === base.name ? "" : version}`.trim(),
    toKilobytes(bundle),
    `${toKilobytes(install)}, ${packages}`,
    `× ${ratio(peer.startup, base.startup)}`,
    `× ${ratio(cpu[0], base.cpu[0])} / × ${ratio(cpu[1], base.cpu[1])}`,
    allocated.map(toKilobytes).join(" / "),
    wait ? `${Math.round(wait.lag)} ms, ${wait.requests.toFixed(1)}` : "–",
    `${(typeCheck / 1_000).toFixed(1)} s`,
  ];
};

/** The columns of the short table in the README. */
const SHORT = ["client", "bundle", "install, packages", "lag, requests"];

/** The table for a page. `×` is a ratio to the first peer, raw fetch. */
const renderTable = ({ peers }: PeerResults, columns: string[]): string => {
  const [base] = peers;
  if (!base) throw new Error("No peer was measured.");
  const lines = [HEAD, HEAD.map(() => "---"), ...peers.map((peer) => toRow(peer, base))];
  const pick = (cells: string[]) => cells.filter((_, index) => columns.includes(HEAD[index] ?? ""));
  return lines.map((cells) => `| ${pick(cells).join(" | ")} |\n`).join("");
};

const PART = /(<!-- peers -->\n)[^]*(<!-- \/peers -->)/;

/** The pages that show the results, and their columns. */
const PAGES: Record<string, string[]> = { "README.md": SHORT, "docs/measure-speed.md": HEAD };

export const PAGE_NAMES = Object.keys(PAGES);

/** Puts the results in their place in a page. */
export const renderPage = async (
  name: string,
  page: string,
  results: PeerResults,
): Promise<string> => {
  const facts = `Measured in one run with Node ${results.node} on ${results.cores} cores:\n`;
  const part = `${facts}\n${renderTable(results, PAGES[name] ?? HEAD)}`;
  const formatted = await prettier.format(part, { parser: "markdown" });
  return page.replace(PART, (_, start: string, end: string) => `${start}\n${formatted}\n${end}`);
};
