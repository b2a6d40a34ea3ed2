// The script that one writes first: line by line, four expressions, two packages.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { detectNaively } from './naive.mjs';

for await (const line of createInterface({
  input: createReadStream(process.argv[2]),
  crlfDelay: Number.POSITIVE_INFINITY,
})) {
  let text = line;
  for (const { start, end, type } of detectNaively(line).sort((a, b) => b.start - a.start)) {
    text = `${text.slice(0, start)}[${type.toUpperCase()}]${text.slice(end)}`;
  }
  process.stdout.write(`${text}\n`);
}
