import { type InputOptions, type OutputOptions, rolldown } from 'rolldown';
// @ts-expect-error the build is JavaScript
import { guard } from '../../rolldown.script.js';

const made = new Map<string, Promise<string>>();

/** A source file and all it imports as one module, from the source as it is now. */
export function bundle(input: string): Promise<string> {
  return once(input, () => build({ input, platform: 'browser' }, { minify: true, codeSplitting: false }));
}

/** The script for a page, as the package's build makes it, from the source as it is now. */
export function bundleScript(): Promise<string> {
  return once('script', () => build(guard, guard.output));
}

function once(key: string, make: () => Promise<string>): Promise<string> {
  const code = made.get(key) ?? make();
  made.set(key, code);
  return code;
}

async function build(input: InputOptions, options: OutputOptions): Promise<string> {
  const builder = await rolldown({ ...input, logLevel: 'warn' });
  const { output } = await builder.generate(options);
  await builder.close();
  return output[0].code;
}
