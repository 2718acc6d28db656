/** The text as a part of a component's name: `Things (Beta)` → `Things_Beta`. */
export function wordsLabel(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_|_$/g, "");
}

/** `/perps_openapi.yaml` → `perps` */
export function fileLabel(path: string): string {
  const [file = ""] = path.split("/").slice(-1);
  const name = file.replace(/\.(?:ya?ml|json)$/i, "");
  const withoutFormat = name.replace(/[-_.]?(?:open-?api|spec)[-_.]?/gi, " ");
  return wordsLabel(withoutFormat) || wordsLabel(name);
}

/** The canonical JSON of `servers`: `[{"url":"https://api.example.com/v2"}]` → `api_example_com_v2` */
export function serverLabel(servers: string): string {
  return wordsLabel(/"url":"(?:https?:\/\/)?([^"]*)"/.exec(servers)?.[1] ?? "");
}
