// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type FormGuard, initAll } from '../../src/form/index.ts';
import { toyDetector } from './toy.ts';

let guards: FormGuard[] = [];
const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
const init = (html: string): string[] => {
  document.body.innerHTML = html;
  guards = initAll({ detector: toyDetector });
  return said.mock.calls.map(call => call.join(' '));
};

beforeEach(() => said.mockClear());
afterEach(() => {
  for (const guard of guards) guard.destroy();
});

it('guards the forms that ask for it, and says nothing where nothing is wrong', () => {
  const form = '<form data-module="other withhold-form"><textarea aria-label="Notes" data-withhold></textarea></form>';
  expect(init(`${form}${form}<form></form>`)).toEqual([]);
  expect(guards).toHaveLength(2);
});

it('tells what is wrong with the markup, without the text of a field', () => {
  expect(init('<form data-module="withhold-form" id="f"><textarea>NINO</textarea></form>')).toEqual([
    'withhold: no field of this form has the attribute data-withhold, so nothing is checked: <form name="f">',
  ]);
  said.mockClear();
  expect(init('<form data-module="withhold-form"><textarea data-withhold name="c">NINO</textarea></form>')).toEqual([
    'withhold: this field has no label; messages will say "Your answer": <textarea name="c">',
  ]);
});

it('a form with a mistake keeps no other form from being guarded', () => {
  const messages = init(`
    <form data-module="withhold-form"><textarea aria-label="A" data-withhold="stop"></textarea></form>
    <form data-module="withhold-form"><textarea aria-label="B" data-withhold></textarea></form>`);
  expect(messages).toEqual(['withhold: policies.nino must be one of block, warn, redact, off, not "stop": <form>']);
  expect(guards).toHaveLength(1);
});
