// Next: a route handler that runs the suite.
import { smoke } from "../../smoke.mjs";

export const dynamic = "force-dynamic";

export async function GET(request) {
  return Response.json(await smoke(new URL(request.url).searchParams.get("server")));
}
