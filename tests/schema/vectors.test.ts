import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { detect } from '../../src/index.ts';
import { type PersonalDataIssue, withoutPersonalData } from '../../src/schema/index.ts';
import { mark, vectors } from './vectors.ts';

const schema = withoutPersonalData(z.object({ comments: z.string() }), ['comments'], {
  policies: { phone: 'block', email: 'block', other: 'block' },
});

describe('the vectors', () => {
  it.each(vectors)('in Node: $marked', ({ marked, text }) => expect(mark(text, detect(text))).toBe(marked));

  it.each(vectors)('on the server: $marked', ({ text }) => {
    const result = schema['~standard'].validate({ comments: text });
    const issues = (result as { issues?: PersonalDataIssue[] }).issues ?? [];
    expect(issues.flatMap(issue => issue.findings)).toEqual(detect(text));
    expect(JSON.stringify(issues)).not.toMatch(/12 34 56|07700 ?9|4242|example\.(com|org)/);
  });
});
