import { messageFor, notesFor, type Problem, type Setting } from './problem.ts';

/**
 * The browser's own message at the first field. It is taken back at the next thing a person does: a field that stays
 * invalid would keep the browser from raising the submit event, and nobody could answer "I am sure".
 */
export function reportNatively(problems: readonly Problem[], setting: Setting): void {
  const controls = problems.map(problem => problem.control);
  for (const problem of problems) {
    const sentences = [messageFor(problem, setting), ...notesFor(problem.found, setting)];
    problem.control.setCustomValidity(sentences.join('. '));
  }
  const release = (): void => {
    for (const control of controls) control.setCustomValidity('');
    for (const name of interactions) document.removeEventListener(name, release, true);
  };
  for (const name of interactions) document.addEventListener(name, release, true);
  setting.changes.add(release);
  controls[0]?.reportValidity();
}

const interactions = ['input', 'keydown', 'click'] as const;
