import { expect, it } from "vitest";
import { splitPath } from "../../../../scripts/pipeline/2-repair/path-parts.ts";

it.each([
  ["/items/{id?}", { path: "/items/{id}", query: "", surplus: ["an optional parameter"] }],
  ["/items?mode=fast", { path: "/items", query: "mode=fast", surplus: ["a query"] }],
  ["/items?a#top", { path: "/items", query: "a", surplus: ["a query", "a fragment"] }],
  ["/items#a?b", { path: "/items", query: "", surplus: ["a fragment"] }],
  ["/{naïve}/{名}", { path: "/{naive}/{parameter9}", query: "", surplus: [] }],
  ["items/{item id}/{+path}", { path: "/items/{item_id}/{path}", query: "", surplus: [] }],
  [
    "https://api.example.com/v1/items",
    { path: "/v1/items", query: "", origin: "https://api.example.com", surplus: ["a server"] },
  ],
  ["/{id:[0-9]{4}}/{a:b}", { path: "/{id}/{a}", query: "", surplus: [] }],
  [
    "/:id/<int:page>/<name>",
    { path: "/{id}/{page}/{name}", query: "", surplus: ["parameters in another notation"] },
  ],
  ["/{name}:cancel/:a:b", { path: "/{name}:cancel/:a:b", query: "", surplus: [] }],
  ["GET /items", { path: "/items", query: "", surplus: ["a method"] }],
  ["/", { path: "/", query: "", surplus: [] }],
])("splits %s into its parts", (text, parts) => {
  expect(splitPath(text)).toEqual(parts);
});
