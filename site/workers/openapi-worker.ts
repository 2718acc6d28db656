import { buildOpenapi } from "./openapi-engine.ts";
import { serve } from "./serve.ts";

serve(buildOpenapi);
