/** A mistake in the configuration. The commands print its message without a stack. */
export class ConfigError extends Error {}
