import { describe, expect, test } from "vitest";
import { schemeOfSamples } from "../../../scripts/pipeline/2-repair/request-samples.ts";
import { build, pageOf } from "../../support/pages.ts";

/** A line that is long enough to exceed the time limit of a test by far if a regular expression reads it repeatedly. */
const LENGTH = 400_000;
const long = (part: string) => part.repeat(Math.ceil(LENGTH / part.length));

const JSON_HEAD = '{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}, ';
const withPath = (path: string) =>
  pageOf(`${JSON_HEAD.replace('"paths": {}, ', "")} "paths": {${JSON.stringify(path)}: {}}}`);
const withSchema = (name: string) =>
  pageOf(`${JSON_HEAD} "components": {"schemas": {${JSON.stringify(name)}: {}}}}`);
const document = pageOf(`${JSON_HEAD} "x-end": 1}`);

describe("a page with a very long line ends in time:", () => {
  test.each([
    ["tildes before a line separator", `${long("~")}\u2028x\n\n${document}`],
    ["blanks behind a fence, before a line separator", `~~~${long(" ")}\u2028x\n~~~\n${document}`],
    ["tildes and blanks before a line separator", `${long("~")}${long(" ")}\u2028x\n`],
    ["tildes in a block", pageOf(`${JSON_HEAD} "a": 1}\n${long("~")}\nx`)],
    ["fences behind carriage returns in a block", pageOf(`openapi: 3.1.0\n${long("~~~\r")}\nx`)],
    ["unfinished tags of GitBook", `${long("{% openapi-operation ")}\n\n${document}`],
    ["unfinished tags of Scalar", `${long('id="api-reference" ')}\n\n${document}`],
    ["a name with underscores", withSchema(`a${long("_")}é`)],
    ["a path with underscores", withPath(`/{a${long("_")}é}`)],
    ["a path with braces", withPath(`/${long("{")}`)],
    ["a path with question marks", withPath(`/{${long("?")}`)],
    ["a path with slashes", withPath(`https://a.example${long("/")}a`)],
    ["quotes without an end", pageOf(`${JSON_HEAD} // a\n"x": ${long('\\"')}`)],
    ["a text with escaped quotes and without an end", pageOf(`${JSON_HEAD} // a\n"${long('\\"')}`)],
    ["quotes with backslashes", pageOf(`${JSON_HEAD} // a\n${long('"\\')}`)],
    ["comments without an end", pageOf(`${JSON_HEAD} ${long(" /*")}`)],
  ])("%s", async (_, page) => {
    const built = await build({ "page.md": page });
    expect(built.problems.filter(({ rule }) => rule === "crash")).toEqual([]);
  });
});

describe("the search for credentials in samples ends in time:", () => {
  test.each([
    ["commands of curl", long("curl ")],
    ["URLs", long("http://")],
    ["URLs with queries", long("http://a?&")],
  ])("%s", (_, text) => {
    expect(schemeOfSamples([{ path: "a.md", name: "a.md", text }])).toBeUndefined();
  });
});
