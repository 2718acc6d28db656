/** `readerGone` is the code of a program whose reader has ended, such as `head`: 128 and the number of its signal. */
export const EXIT = { done: 0, problems: 1, usage: 2, readerGone: 141 } as const;
