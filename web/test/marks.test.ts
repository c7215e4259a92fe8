import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Marks, withMarks } from '../src/drawing/style';

const answer: Marks = new Map([['towns', new Set(['1', '2'])]]);
const changes: Marks = new Map([['counties', new Set(['3'])]]);

test('whoever marks anew, or no more, leaves the marks of others', () => {
  const both = withMarks(withMarks(new Map(), 'question', answer), 'time', changes);
  assert.deepEqual([...both.keys()], ['question', 'time']);
  const other = withMarks(both, 'question', changes);
  assert.equal(other.get('question'), changes);
  assert.equal(other.get('time'), changes);
  const alone = withMarks(both, 'time', new Map());
  assert.deepEqual([...alone], [['question', answer]]);
  assert.equal(withMarks(alone, 'question', new Map()).size, 0);
});

test('marks are plain data, which a worker can be sent', () => {
  const marked = withMarks(new Map(), 'question', answer);
  assert.deepEqual(structuredClone(marked), marked);
});
