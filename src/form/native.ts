import { messageFor, notesFor, type Problem, type Setting } from './problem.ts';

const interactions = ['input', 'keydown', 'click'] as const;

/**
 * The browser's own message at the first field. It is taken back at the next thing a person does: a field that stays
 * invalid would keep the browser from raising the submit event, and nobody could answer "I am sure".
 */
export function reportNatively(problems: readonly Problem[], setting: Setting): undefined {
  const listening = new AbortController();
  const release = (): void => {
    listening.abort();
    for (const { control } of problems) control.setCustomValidity('');
  };
  for (const problem of problems) {
    const sentences = [messageFor(problem, setting), ...notesFor(problem.found, setting)];
    problem.control.setCustomValidity(sentences.join('. '));
  }
  for (const name of interactions)
    document.addEventListener(name, release, { capture: true, signal: listening.signal });
  setting.changes.add(release);
  problems[0]?.control.reportValidity();
}
