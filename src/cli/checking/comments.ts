import { readFileSync, statSync } from 'node:fs';
import type { LocatedFinding } from '../../formats/processor.ts';
import { type AllowComments, findAllowComments, type ReadFile } from '../../reports/index.ts';

/** In bytes. Nobody comments a larger text by hand. */
const largest = 16 * 1024 * 1024;

/**
 * Reads the `withhold:allow-line` comments of a text file in which something was found. Tables and JSON have no comments:
 * there, what a member of the public wrote could let itself through.
 *
 * @param source the file's absolute path.
 */
export function readAllowComments(source: string, file: ReadFile): AllowComments | undefined {
  const { format, gzip, encoding } = file.summary;
  if (file.findings.length === 0 || format !== 'text' || gzip || statSync(source).size > largest) return undefined;
  // Comments are in ASCII, and so are line ends: bytes stand for characters, save where a character has two of them.
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  return findAllowComments(new TextDecoder(isWide ? encoding : 'latin1').decode(readFileSync(source)));
}

/** Whether a comment of the file lets a finding through. A finding over several lines is judged by its first. */
export function isAllowedBy(comments: AllowComments | undefined, { location, type }: LocatedFinding): boolean {
  return comments?.isAllowed(location.line, type) ?? false;
}
