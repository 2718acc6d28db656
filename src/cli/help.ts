export const HELP = `Usage: video-tasks COMMAND [ID…] --vendor NAME [options]

Waits for video tasks of TwelveLabs and Livepeer.

Commands:
  wait      wait until the tasks have ended, with a progress bar per task
  watch     wait until the tasks have ended, and print a line per change; unlike
            wait, it goes on while a task waits for you
  retrieve  read each task once

On a terminal the commands print text. Otherwise they print JSON: one object per
change and line. Without an ID, and for the ID "-", ids are read from standard
input, separated by spaces or line breaks.

Options:
  --vendor twelvelabs|twelvelabs-legacy|livepeer  vendor of the tasks
  --task index|embed  kind of task, for twelvelabs only (default: index)
  --max-wait TIME     longest wait: 90s, 30m, 1h30m or infinity (default: 30m)
  --base-url URL      base URL of a proxy
  --json              print JSON on a terminal too
  --help              show this help
  --version           show the version

The API key is read from the environment only: TWELVE_LABS_API_KEY or
LIVEPEER_API_KEY. An argument that looks like a key is refused.

Exit codes:
  0  every task has succeeded, or retrieve has found no failed task
  1  a task has failed or was cancelled
  2  the command line is wrong, or there is no API key
  3  a task has not ended within --max-wait
  4  the API or the connection failed
If more than one of them applies, the exit code is the highest.
`;
