/** The reason why a URL must not be fetched, or `undefined` if it may be fetched. */
export function reasonToRefuse(url: URL, allowHttp: boolean): string | undefined {
  if (url.username !== "" || url.password !== "") return "it contains a user name or password";
  if (url.protocol === "https:" || (url.protocol === "http:" && allowHttp)) return undefined;
  if (url.protocol === "http:") return "it does not use https; pass --allow-http to allow http";
  return "it does not use https";
}
