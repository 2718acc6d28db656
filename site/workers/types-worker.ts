import { serve } from "./serve.ts";
import { buildTypes } from "./types-engine.ts";

serve(buildTypes);
