// workerd: every request runs the suite.
import { smoke } from "./smoke.mjs";

export default {
  async fetch(request) {
    return Response.json(await smoke(new URL(request.url).searchParams.get("server")));
  },
};
