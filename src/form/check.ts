import { type Finding, toLabel } from '../engine/finding.ts';
import { isDismissable, policyOf } from '../guidance/policy.ts';
import { createEngine } from '../redaction/detection.ts';
import { replaceEach } from '../redaction/replace.ts';
import { type Brand, brandOf } from './brand.ts';
import { Changes } from './changes.ts';
import { type Control, findControls, focusOn, freeId, setText } from './control.ts';
import { tell, tellFailure } from './events.ts';
import { showMessage } from './message.ts';
import { reportNatively } from './native.ts';
import { type FormGuardOptions, isOn, languageOf, policiesFor, wordingOf } from './options.ts';
import type { Problem, Weighed } from './problem.ts';
import { focusSummary, showSummary } from './summary.ts';

/** A second click this soon is a double click, not an answer to the question that the first one raised. In milliseconds. */
const doubleClick = 1000;

/** One form: what is in its fields, what the page shows of it, what the person answered. */
export interface FormCheck {
  readonly brand: Brand;
  /** What is in a field, without what is off or was dismissed. */
  weigh(control: Control): Weighed[];
  /** Whether the form may be sent. If so, what is to be replaced is; if not, the page says why. */
  mayBeSent(): boolean;
  /** What is on the page, once more: something was answered, or the page came back. */
  refresh(): void;
  hide(): void;
  /** Asks everything anew. */
  forget(): void;
}

/** @throws TypeError where an attribute or option names a policy that does not exist. */
export function createFormCheck(form: HTMLFormElement, options: FormGuardOptions): FormCheck {
  const { detector = createEngine(), replacement = ({ type }) => toLabel(type), maxLength = 1_000_000 } = options;
  const brand = brandOf(form);
  const changes = new Changes();
  let shown: readonly Problem[] = [];
  // What a person was asked, and when, and what they called not personal. By type and value: an edit elsewhere in the text
  // asks nothing again, a new value does. In memory, as long as the page is.
  const asked = new Map<string, number>();
  const dismissed = new Set<string>();

  function weigh(control: Control): Weighed[] {
    const policies = policiesFor(control, form, options);
    return detector.detect(control.value).flatMap(finding => {
      const policy = policyOf(finding, policies);
      return policy === 'off' || dismissed.has(keyOf(control, finding)) ? [] : { ...finding, policy };
    });
  }

  const look = (control: Control): Problem => ({ control, found: weigh(control) });

  /** Sending again is an answer, where the team left the decision to the person and there was time to read. */
  function isOpen({ control, found }: Problem): boolean {
    return found.some(
      weighed =>
        weighed.policy === 'block' || !(performance.now() - asked.get(keyOf(control, weighed))! >= doubleClick),
    );
  }

  function mayBeSent(): boolean {
    const controls = findControls(form);
    const fields = controls.filter(({ value }) => value.length <= maxLength).map(look);
    if (fields.length < controls.length) tellFailure(form, 'too-long');
    const open = fields.filter(isOpen);
    const isSent = open.length === 0;
    if (isSent) {
      hide();
      fields.forEach(redact);
      passOn(fields);
    } else {
      const summary = show(open);
      if (summary) focusSummary(summary);
      for (const { control, found } of open)
        for (const finding of found) asked.set(keyOf(control, finding), performance.now());
    }
    const found = (isSent ? fields : open).flatMap(field => field.found);
    tell(form, isSent ? (found.length > 0 ? 'accepted' : 'clean') : 'found', found);
    return isSent;
  }

  function show(problems: readonly Problem[]): HTMLElement | undefined {
    hide();
    if (problems.length === 0) return undefined;
    shown = problems;
    const setting = {
      form,
      brand,
      changes,
      replacement,
      language: languageOf(form, options),
      wording: wordingOf(form, options),
    };
    if (isOn(form, 'native', options)) return reportNatively(problems, setting);
    for (const problem of problems) {
      const { control } = problem;
      control.id ||= freeId('withhold');
      const answer = (act: (problem: Problem) => void) => () => {
        act(look(control));
        refresh();
        focusOn(control);
      };
      showMessage(problem, setting, { dismiss: answer(dismiss), replace: answer(redact) });
    }
    return showSummary(problems, setting, control => weigh(control)[0]);
  }

  function dismiss({ control, found }: Problem): void {
    for (const finding of found.filter(isDismissable)) dismissed.add(keyOf(control, finding));
  }

  function redact({ control, found }: Problem): void {
    const redacted = found.filter(({ policy }) => policy === 'redact');
    if (redacted.length > 0) setText(control, replaceEach(control.value, redacted, replacement));
  }

  /** Whatever is still in there is meant to be: a server that asks the same question learns the answer from a hidden field. */
  function passOn(fields: readonly Problem[]): void {
    const input = form.querySelector<HTMLInputElement>('input[data-withhold-confirmed]');
    if (!input) return;
    const types = fields.flatMap(({ control }) => detector.detect(control.value).map(({ type }) => type));
    input.value = [...new Set(types)].join(' ');
  }

  function refresh(): void {
    show(shown.map(({ control }) => look(control)).filter(({ found }) => found.length > 0));
  }

  function hide(): void {
    shown = [];
    changes.undo();
  }

  function forget(): void {
    asked.clear();
    dismissed.clear();
  }

  for (const control of findControls(form)) policiesFor(control, form, options);
  return { brand, weigh, mayBeSent, refresh, hide, forget };
}

function keyOf(control: Control, { type, start, end }: Finding): string {
  return `${type} ${control.value.slice(start, end)}`;
}
