import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RequestFailure } from '../src/api/client';
import { Activity, Part } from '../src/state/activity';
import { Connection } from '../src/state/connection';

test('idle is told once everything has ended, and not between two steps', () => {
  const told: string[] = [];
  let moment: (() => void) | null = null;
  const pass = () => moment?.();
  const activity = new Activity(
    (state) => told.push(state),
    (run) => {
      moment = run;
      return () => (moment = null);
    },
  );
  activity.begin()();
  const second = activity.begin();
  pass();
  assert.deepEqual(told, []);
  second();
  second();
  pass();
  assert.deepEqual(told, ['idle']);
  activity.begin();
  assert.deepEqual(told, ['idle', 'loading']);
});

test('who leaves has nothing under way any more, whatever never ends', () => {
  const told: string[] = [];
  const activity = new Activity(
    (state) => told.push(state),
    (run) => {
      run();
      return () => undefined;
    },
  );
  const part = new Part(activity);
  const other = activity.begin();
  void part.during(new Promise(() => undefined));
  part.begin()();
  other();
  assert.deepEqual(told, []);
  part.leave();
  assert.deepEqual(told, ['idle']);
});

test('a service that is away is asked again until it answers', async () => {
  let away = true;
  const told: (string | null)[] = [];
  const probe = () => (away ? Promise.reject(new RequestFailure('unavailable', 503, '')) : Promise.resolve());
  const connection = new Connection(
    probe,
    (trouble) => told.push(trouble),
    () => 1_000_000,
  );
  assert.equal(connection.report(new RequestFailure('offline', 0, '')), true);
  await connection.retry();
  away = false;
  await connection.retry();
  assert.deepEqual(told, ['offline', 'unavailable', null]);
});

test('a refused request is no reason to ask again', () => {
  const told: unknown[] = [];
  const connection = new Connection(
    () => Promise.resolve(),
    (trouble) => told.push(trouble),
  );
  assert.equal(connection.report(new RequestFailure('refused', 404, '')), false);
  assert.deepEqual(told, []);
});

test('what has time waits until nothing is under way, and runs at once when nothing is', () => {
  const ran: string[] = [];
  let moment: () => void = () => undefined;
  const activity = new Activity(
    () => undefined,
    (run) => {
      moment = run;
      return () => undefined;
    },
  );
  const end = activity.begin();
  activity.whenIdle(() => ran.push('first'));
  assert.equal(ran.length, 0);
  end();
  moment();
  assert.equal(ran.join(), 'first');
  activity.whenIdle(() => ran.push('second'));
  assert.equal(ran.join(), 'first,second');
});
