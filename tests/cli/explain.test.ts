import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './withhold.ts';

const message = 'naïve: ring 07700 900123 please\n';
const found = 'found  phone at 12-24, confidence high, specimen (ofcom-drama)\n';

let box: Sandbox;
beforeEach(() => {
  box = createSandbox();
});
afterEach(() => box.discard());

const utf16 = (text: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

describe('explain', () => {
  it.each<[string, Uint8Array | string]>([
    ['UTF-8', message],
    ['UTF-8 with a mark', `\ufeff${message}`],
    ['UTF-16LE with a mark', utf16(`\ufeff${message}`, false)],
    ['UTF-16BE with a mark', utf16(`\ufeff${message}`, true)],
    ['UTF-16LE', utf16(message, false)],
    ['UTF-16BE', utf16(message, true)],
    ['windows-1252', Buffer.from(message, 'latin1')],
  ])('reads %s as the other commands do', (_, input) => {
    expect(box.run(['explain'], { input })).toMatchObject({ code: 0, stdout: expect.stringContaining(found) });
  });

  it('takes an argument, and says where there is nothing', () => {
    expect(box.run(['explain', message]).stdout).toContain(found);
    expect(box.run(['explain', '-'], { input: 'nothing' }).stdout).toBe(
      'nothing in this text looks like any of the types\n',
    );
    expect(JSON.parse(box.run(['explain', '--json', message]).stdout)).toMatchObject([{ type: 'phone', kept: true }]);
  });

  it('goes by the configuration, and says so', () => {
    const rule = { type: 'case-id', pattern: 'CAS-\\d{6}', triggers: [{ digits: 6 }], strength: 'strong' };
    const allow = [{ value: '07700 900123', reason: 'our helpline' }];
    box.write('.withholdrc.json', JSON.stringify({ rules: [rule], allow, minConfidence: 'high' }));
    const input = `${message}case CAS-123456`;
    const { code, stdout, stderr } = box.run(['explain'], { input });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'configuration: .withholdrc.json\n' });
    expect(stdout).toContain('passed phone at 12-24');
    expect(stdout).toContain('case-id at 37-47');
    expect(box.run(['explain', '--no-config'], { input })).toMatchObject({
      stdout: expect.not.stringContaining('case-id'),
      stderr: '',
    });
    box.write('other.json', '{}');
    expect(box.run(['explain', '-c', 'other.json'], { input })).toMatchObject({
      stdout: expect.stringContaining(found),
      stderr: 'configuration: other.json\n',
    });
  });

  it('knows the confidences', () => {
    expect(box.run(['explain', '--min-confidence', 'sure', message])).toMatchObject({ code: 2 });
    expect(box.run(['explain', '--min-confidence', 'high', 'ring 07700900123 ok']).code).toBe(0);
  });
});
