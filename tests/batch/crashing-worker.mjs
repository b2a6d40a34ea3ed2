// A thread that dies in the middle of a task, as one that runs out of memory does.
import { writeFileSync } from 'node:fs';

export default function work(task) {
  if (task.path.includes('crash')) {
    if (task.output) writeFileSync(task.output.temporary, 'half a file');
    process.exit(1);
  }
  if (task.path.includes('throw')) throw new SyntaxError('Unexpected QQ 12 34 56 C in JSON');
  return { path: task.path, skipped: 'done' };
}
