import { writeSync } from 'node:fs';
import { version } from './version.ts';

/** One call, one exit code. The version is answered before anything is loaded, Node's streams included. */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V') && tryToWrite(`${version}\n`)) return 0;
  const { run } = await import('./program.ts');
  return run(argv);
}

/** Where it cannot be written, the program tries again and says why. */
function tryToWrite(text: string): boolean {
  try {
    writeSync(1, text);
    return true;
  } catch {
    return false;
  }
}
