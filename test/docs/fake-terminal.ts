// Loaded before a command whose output is shown as on a terminal of 72 columns. Colors cannot be shown in the documentation.
Object.assign(process.stdout, { isTTY: true, columns: 72, hasColors: () => false });
