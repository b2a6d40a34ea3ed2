export {
  type AllowedValue,
  type Config,
  type ConfiguredReplacement,
  type FileContent,
  type RuleContent,
  replacements,
} from './config.ts';
export { configNames } from './discover.ts';
export { ConfigError, type ConfigOptions, type LoadedConfig, loadConfig } from './load.ts';
export { createReadOptions } from './read-options.ts';
export { toRuleDefinitions } from './rules.ts';
