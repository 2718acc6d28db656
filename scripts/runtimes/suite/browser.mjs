// A page calls it through this global.
import { smoke } from "./smoke.mjs";

globalThis.smoke = smoke;
