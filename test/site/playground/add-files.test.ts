import { describe, expect, test } from "vitest";
import { addFiles } from "../../../site/playground/add-files.ts";

const file = (name: string, text: string) => ({ name, text });

describe("files that are added", () => {
  test("with the name of an open page are kept under another name", () => {
    const open = { "pages/a.md": "one", "pages/a-2.md": "two" };
    const { files, names, notices } = addFiles(open, [file("a.md", "three")]);
    expect(files).toEqual({ ...open, "pages/a-3.md": "three" });
    expect(names).toEqual(["pages/a-3.md"]);
    expect(notices).toEqual([
      "Another page has the name pages/a.md, so the new one is pages/a-3.md.",
    ]);
  });

  test("with the same name as each other are both kept", () => {
    const { files } = addFiles({}, [file("README", "one"), file("README", "two")]);
    expect(files).toEqual({ "pages/README": "one", "pages/README-2": "two" });
  });

  test("with the same name and text as an open page add nothing", () => {
    const { files, names, notices } = addFiles({ "pages/a.md": "one" }, [file("a.md", "one")]);
    expect([files, names, notices]).toEqual([{ "pages/a.md": "one" }, ["pages/a.md"], []]);
  });

  test("replace the overlay, but only one of two overlays is added", () => {
    const overlays = [file("overlay.yaml", "new"), file("overlay.yml", "newer")];
    const { files, notices } = addFiles({ "overlay.yaml": "old" }, overlays);
    expect(files).toEqual({ "overlay.yaml": "new" });
    expect(notices).toEqual([
      "Replaced overlay.yaml.",
      "An API has only one overlay.yaml, so overlay.yml was not added.",
    ]);
  });

  test("replace a page that is empty", () => {
    expect(addFiles({ "pages/page.md": " \n" }, [file("a.md", "one")]).files).toEqual({
      "pages/a.md": "one",
    });
  });
});
