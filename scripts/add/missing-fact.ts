/** A fact that the pages do not state, and a draft of the overlay action that adds it. */
export interface MissingFact {
  /** Names the fact in a sentence: "the servers". */
  fact: string;
  /** JSONPath of the overlay action. */
  target: string;
  /** YAML lines of the action's `update`. */
  update: string[];
}
