import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addSite, printSites, readSites } from "../../../../scripts/pull/site/site-file.ts";
import { CommandError } from "../../../../scripts/shared/command.ts";
import { temporaryFolder } from "../../../support/commands.ts";

const site = { index: "https://docs.example.com/llms.txt", match: ["/api/"], ignore: ["beta"] };

function read(text: string) {
  const file = join(temporaryFolder(), "sites.yaml");
  writeFileSync(file, text);
  return readSites(file);
}

describe("the file of the sites", () => {
  it("is read as it was written", () => {
    const sites = [site, { index: site.index, match: [], ignore: [] }];
    expect(read(printSites(sites))).toEqual(sites);
  });

  it("need not exist", () => {
    expect(readSites(join(temporaryFolder(), "sites.yaml"))).toEqual([]);
  });

  it("lists a site once, and again with other patterns", () => {
    expect(addSite([site], { ...site })).toEqual([site]);
    expect(addSite([site], { ...site, match: [] })).toHaveLength(2);
  });

  it.each([
    ["index: https://docs.example.com/llms.txt", "must be a list"],
    ["- https://docs.example.com/llms.txt", "must have an `index`"],
    ["- index: docs", "must have an `index`"],
    ["- index: https://docs.example.com/llms.txt\n  match: /api/", "must be lists of text"],
    ["- index: https://docs.example.com/llms.txt\n  ignore: ['']", "must be lists of text"],
    ["- [", "cannot read"],
  ])("is refused if it contains %j", (text, message) => {
    expect(() => read(text)).toThrow(CommandError);
    expect(() => read(text)).toThrow(message);
  });
});
