import { expect, it } from 'vitest';
import { createReadOptions } from '../../src/config/index.ts';

it('reads each file as the entries that fit it say, the later before the earlier', () => {
  const optionsFor = createReadOptions({
    files: [
      { paths: ['*.csv'], columns: ['comments'], delimiter: ';' },
      { paths: ['exports/2024/**', '!exports/2024/old.csv'], columns: ['reason'] },
    ],
  });
  expect(optionsFor('a.csv')).toEqual({ columns: ['comments'], delimiter: ';' });
  expect(optionsFor('exports/2024/b.csv')).toEqual({ columns: ['reason'], delimiter: ';' });
  expect(optionsFor('exports/2024/old.csv')).toEqual({ columns: ['comments'], delimiter: ';' });
  expect(optionsFor('notes.txt')).toEqual({});
});
