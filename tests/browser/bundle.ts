import { rolldown } from 'rolldown';

const made = new Map<string, Promise<string>>();

/** A source file and all it imports as one script, as the package's build makes it, from the source as it is now. */
export function bundle(input: string, format: 'esm' | 'iife' = 'esm'): Promise<string> {
  const key = `${format} ${input}`;
  const code = made.get(key) ?? build(input, format);
  made.set(key, code);
  return code;
}

async function build(input: string, format: 'esm' | 'iife'): Promise<string> {
  const builder = await rolldown({ input, platform: 'browser', logLevel: 'warn' });
  const { output } = await builder.generate({ format, name: 'withhold', minify: true, codeSplitting: false });
  await builder.close();
  return output[0].code;
}
