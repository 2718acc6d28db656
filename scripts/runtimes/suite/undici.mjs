// The `fetch` of npm undici, through a proxy. Argument 1 is the URL of the server.
import { createServer } from "node:http";
import { connect } from "node:net";
import process from "node:process";
import { smoke } from "./smoke.mjs";

let tunnels = 0;
const proxy = createServer().on("connect", ({ url }, socket) => {
  tunnels++;
  const { hostname, port } = new URL(`http://${url}`);
  const target = connect(port, hostname, () => {
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    target.pipe(socket).pipe(target);
  });
});
await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
process.env.HTTPS_PROXY = `http://127.0.0.1:${proxy.address().port}`;
const { fetchThroughProxy } = await import("./proxy.mjs");

const results = await smoke(process.argv[2], fetchThroughProxy);
results.proxy = tunnels > 0 ? null : "no request went through the proxy";
console.log(`RESULTS ${JSON.stringify(results)}`);
process.exit();
