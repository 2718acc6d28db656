import process from "node:process";
import { ProxyAgent, fetch } from "undici";

const dispatcher = new ProxyAgent(process.env.HTTPS_PROXY);

export const fetchThroughProxy = (url, init) => fetch(url, { ...init, dispatcher });
