/** `readerGone` means that the reader of the output has ended, such as `head`. It is 128 plus the number of SIGPIPE. */
export const EXIT = { done: 0, problems: 1, usage: 2, readerGone: 141 } as const;
