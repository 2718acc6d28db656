import { describe, expect, it, vi } from "vitest";
import type { ProblemRow } from "../../../scripts/pipeline/report/problems.ts";
import { printable } from "../../../scripts/pipeline/report/printable.ts";
import { githubAnnotation, textLine } from "../../../scripts/shared/problem-lines.ts";
import { printMessage, printReport, printText } from "../../../scripts/shared/output.ts";
import { progressTo } from "../../../scripts/shared/progress.ts";
import { clearProgress } from "../../../scripts/shared/progress-line.ts";

const row: ProblemRow = {
  severity: "warning",
  rule: "some-rule",
  page: "specs/api/page.md",
  line: 3,
  column: 5,
  pointer: "",
  message: "It is wrong.",
};

describe("text for a terminal", () => {
  it.each([
    ["the sequence that clears the screen", "a\u001b[2Jb", "a\\u001b[2Jb"],
    ["the single character that begins a sequence", "a\u009b31mb", "a\\u009b31mb"],
    ["a carriage return", "a\rb", "a\\u000db"],
    ["a backspace and a bell", "a\b\u0007b", "a\\u0008\\u0007b"],
    ["NUL and DEL", "a\u0000\u007fb", "a\\u0000\\u007fb"],
    ["an override of the direction of text", "a\u202eb\u2066c", "a\\u202eb\\u2066c"],
    ["text without a width", "a\u200bb\ufeff\u{e0041}", "a\\u200bb\\ufeff\\udb40\\udc41"],
    ["half a character", "a\ud800b", "a\\ud800b"],
  ])("shows an escape for %s", (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it("keeps tabs, line breaks, joiners and every letter", () => {
    const text = "a\tb\nc é 漢 🎬 👩\u200d💻 می\u200cخواهم ~";
    expect(printable(text)).toBe(text);
  });
});

describe("a line of a report", () => {
  it("has the place, the severity, the rule and the message", () => {
    expect(textLine(row)).toBe("specs/api/page.md:3:5: warning some-rule: It is wrong.");
  });

  it("ends with the pointer when there is one", () => {
    expect(textLine({ ...row, pointer: "/info" })).toMatch(/ \[\/info\]$/);
  });
});

describe("an annotation of a workflow", () => {
  it.each([
    ["error", "error"],
    ["warning", "warning"],
    ["info", "notice"],
  ] as const)("for the severity %s is the command %s", (severity, command) => {
    expect(githubAnnotation({ ...row, severity })).toBe(
      `::${command} file=specs/api/page.md,line=3,col=5,title=some-rule::It is wrong.`,
    );
  });

  it("cannot be ended or extended by text of a page", () => {
    const page = "a,line=9:b\n::error::c%0A";
    const annotation = githubAnnotation({ ...row, page, message: "x\r\n::error::y %0A" });
    expect(annotation).toBe(
      "::warning file=a%2Cline=9%3Ab %3A %3Aerror%3A %3Ac%250A,line=3,col=5,title=some-rule" +
        "::x : :error: :y %250A",
    );
  });
});

describe("the progress of a long run", () => {
  const streamOf = (isTTY: boolean) => {
    const written: string[] = [];
    const stream = { isTTY, write: (text: string) => written.push(text) > 0 };
    return { written, stream: stream as unknown as NodeJS.WriteStream }; // it uses these two only
  };

  it("is not written to a pipe", () => {
    const { written, stream } = streamOf(false);
    progressTo(stream, {})("reading a");
    expect(written).toEqual([]);
  });

  it.each([{ TERM: "dumb" }, { CI: "true" }, { CI: "1" }])(
    "is not written to a terminal with %j",
    (env) => {
      const { written, stream } = streamOf(true);
      progressTo(stream, env)("reading a");
      expect(written).toEqual([]);
    },
  );

  it("replaces the line before it on a terminal", () => {
    const { written, stream } = streamOf(true);
    progressTo(stream, {})("reading a", { done: 2, total: 21 });
    expect(written).toEqual(["\r\u001b[K[2/21] reading a"]);
  });

  it("is shorter than the terminal, since a wrapped line could not be cleared", () => {
    const { written, stream } = streamOf(true);
    progressTo(stream, {})("x".repeat(200));
    expect(written[0]).toHaveLength("\r\u001b[K".length + 79);
  });

  it("has room for characters of two columns", () => {
    const { written, stream } = streamOf(true);
    progressTo(stream, {})("漢".repeat(200));
    expect(written[0]).toBe(`\r\u001b[K${"漢".repeat(39)}`);
  });

  it("is cleared before other output, once", () => {
    const { written, stream } = streamOf(true);
    progressTo(stream, {})("reading a");
    clearProgress();
    clearProgress();
    expect(written).toEqual(["\r\u001b[Kreading a", "\r\u001b[K"]);
  });

  it.each([
    ["a report", () => printReport("text", "Done.\n")],
    ["lines", () => printReport("text", [["Done."]])],
    ["text", () => printText("Done.\n")],
    ["a message", () => printMessage("Done.\n")],
  ])("is cleared before %s is printed", (_, print) => {
    const { written, stream } = streamOf(true);
    const order: string[] = written;
    for (const name of ["stdout", "stderr"] as const)
      vi.spyOn(process[name], "write").mockImplementation((text) => order.push(String(text)) > 0);
    progressTo(stream, {})("reading a");
    print();
    vi.restoreAllMocks();
    expect(order.slice(-2)).toEqual(["\r\u001b[K", "Done.\n"]);
  });
});
