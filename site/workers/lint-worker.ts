import { lintPages } from "./lint-engine.ts";
import { serve } from "./serve.ts";

serve(lintPages);
