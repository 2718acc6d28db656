import type { RunReport } from "../run-and-print.ts";

export function render({ reports }: RunReport): string {
  return `${JSON.stringify({ apis: reports }, null, 2)}\n`;
}
