// Prints the scores of the last mutation run as a table, by folder and file: node tests/mutation/summary.mjs
// Of several reports, the last one that knows a file counts: node tests/mutation/summary.mjs one.json other.json
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

const given = process.argv.slice(2);
const reports = given.length > 0 ? given : ['reports/mutation/mutation.json'];
const files = Object.assign({}, ...reports.map(report => JSON.parse(readFileSync(report, 'utf8')).files));
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();

const scores = new Map();
for (const [path, { mutants }] of Object.entries(files)) {
  const folder = path.split('/').slice(0, 2).join('/');
  for (const key of [`${folder}/`, path]) {
    const score = scores.get(key) ?? { killed: 0, survived: 0, uncovered: 0 };
    for (const { status } of mutants) {
      if (status === 'Killed' || status === 'Timeout') score.killed++;
      else if (status === 'Survived') score.survived++;
      else if (status === 'NoCoverage') score.uncovered++;
    }
    scores.set(key, score);
  }
}

console.log(`Measured ${statSync(reports.at(-1)).mtime.toISOString().slice(0, 10)}, at ${commit}.\n`);
console.log('| | killed | survived | not reached | score |\n|---|---|---|---|---|');
for (const [path, { killed, survived, uncovered }] of [...scores].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const all = killed + survived + uncovered;
  if (all === 0) continue;
  console.log(`| ${path} | ${killed} | ${survived} | ${uncovered} | ${((100 * killed) / all).toFixed(1)} % |`);
}
