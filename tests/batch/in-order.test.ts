import { setImmediate as later } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inOrder } from '../../src/batch/in-order.ts';
import { Stopped } from '../../src/batch/stop.ts';

it('gives results in the order of the work, whichever is done first', async () => {
  const results: number[] = [];
  const run = async (turns: number): Promise<number> => {
    for (let i = 0; i < turns; i++) await later();
    return turns;
  };
  for await (const result of inOrder([5, 0, 3, 1, 4], 3, run)) results.push(result);
  expect(results).toEqual([5, 0, 3, 1, 4]);
});

it('tells each when all before it have been taken', async () => {
  const events: string[] = [];
  const run = async (name: string, turn: Promise<void>): Promise<string> => {
    events.push(`${name} starts`);
    await turn;
    events.push(`${name} has its turn`);
    return name;
  };
  for await (const name of inOrder(['a', 'b', 'c'], 2, run)) {
    await later();
    events.push(`${name} is taken`);
  }
  const order = (event: string): number => events.indexOf(event);
  expect(events).toHaveLength(9);
  expect(order('a is taken')).toBeLessThan(order('b has its turn'));
  expect(order('b is taken')).toBeLessThan(order('c has its turn'));
  // Work goes on ahead, and no further than it was told to.
  expect(order('b starts')).toBeLessThan(order('a is taken'));
  expect(order('c starts')).toBeGreaterThan(order('a is taken'));
});

it('takes the turn from those whose turn will not come, and ends only when they have', async () => {
  const ended: unknown[] = [];
  const run = async (name: string, turn: Promise<void>): Promise<string> => {
    if (name === 'broken') throw new Error('broken');
    await turn.catch(async error => {
      await later();
      ended.push(error);
    });
    return name;
  };
  const reading = async (): Promise<void> => {
    for await (const _ of inOrder(['a', 'broken', 'c', 'd'], 4, run));
  };
  await expect(reading()).rejects.toThrow('broken');
  expect(ended).toEqual([new Stopped(), new Stopped()]);
});
