/** As long as a real key: the clients do not search good responses for a dummy such as "bench-key". */
export const API_KEY = "tlk_3F9A0Q7TQ2ZP1K1X6N4V8M2R5B7C";
