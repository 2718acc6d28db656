/** Request Timeout, Too Many Requests, and every server error. */
export const isRetryableStatus = (status: number): boolean =>
  status === 408 || status === 429 || (status >= 500 && status < 600);
