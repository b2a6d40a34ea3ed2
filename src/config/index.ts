export {
  type AllowedValue,
  type Config,
  type FileContent,
  type ReplacementName,
  type RuleContent,
  replacementNames,
} from './config.ts';
export { configNames } from './discover.ts';
export { ConfigError, type ConfigOptions, type LoadedConfig, loadConfig } from './load.ts';
export { createReadOptions } from './read-options.ts';
