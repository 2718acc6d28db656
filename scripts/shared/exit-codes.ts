export const EXIT = { done: 0, problems: 1, usage: 2 } as const;
