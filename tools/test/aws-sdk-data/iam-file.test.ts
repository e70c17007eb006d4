import { describe, expect, test } from 'vitest';
import { iamFile } from '../../src/aws-sdk-data/iam-file.ts';
import type { IamReference } from '../../src/aws-sdk-data/iam-reference.ts';
import type { StatedActions } from '../../src/aws-sdk-data/stated-actions.ts';
import { operation, service } from './models.ts';

const reference = (
  actions: Record<string, string[]>,
  links: Record<string, Record<string, string[]>> = {},
): IamReference => ({
  actions: new Map(Object.entries(actions)),
  links: new Map(Object.entries(links).map(([prefix, of]) => [prefix, new Map(Object.entries(of))])),
});

const none: StatedActions[] = [];

test('says nothing of what follows from the name', () => {
  expect(iamFile([service([operation('FeedApe')])], reference({ zoo: ['FeedApe'] }), none)).toEqual({});
});

describe('the prefix', () => {
  test('is what requests are signed for', () => {
    const great = service([operation('FeedApe')], { serviceId: 'Great Zoo' });
    expect(iamFile([great], reference({ zoo: ['FeedApe'] }), none)).toEqual({ 'Great Zoo': { prefix: 'zoo' } });
  });

  const operations = ['A1', 'B2', 'C3', 'D4'].map((name) => operation(name));

  test('is that of the service that knows most of it, if IAM does not know that name', () => {
    const known = reference({ park: ['A1', 'B2', 'C3'], other: ['A1'] });
    expect(iamFile([service(operations)], known, none)).toEqual({ Zoo: { prefix: 'park', unknown: 'd4' } });
  });

  test.each([
    ['knows less than that', { park: ['A1', 'B2'] }],
    ['is not the only one', { park: ['A1', 'B2', 'C3'], other: ['A1', 'B2', 'C3'] }],
  ])('is not known if the service %s', (_, actions) => {
    expect(iamFile([service(operations)], reference(actions), none)).toEqual({ Zoo: { unknown: '*' } });
  });

  test('does not matter if nothing is signed', () => {
    const unsigned = service([operation('SignUp', { isUnsigned: true })]);
    expect(iamFile([unsigned], reference({}), none)).toEqual({ Zoo: { unsigned: 'signUp' } });
  });
});

describe('what an action needs', () => {
  const needs = (name: string, actions: string[], links?: Record<string, string[]>, stated = none) =>
    iamFile([service([operation(name)])], reference({ zoo: actions }, links && { zoo: links }), stated);

  test('is spelled as IAM spells it', () => {
    expect(needs('FeedApes', ['FeedAPEs'])).toEqual({ Zoo: { actions: { feedApes: 'FeedAPEs' } } });
  });

  test('is what leads to its page', () => {
    const links = { FeedApe: ['Feed'] };
    expect(needs('FeedApe', ['Feed'], links)).toEqual({ Zoo: { actions: { feedApe: 'Feed' } } });
  });

  test('is one of several that lead there', () => {
    const links = { FeedApe: ['Feed', 'Water'] };
    expect(needs('FeedApe', ['Feed', 'Water'], links)).toEqual({ Zoo: { actions: { feedApe: 'Feed|Water' } } });
  });

  test('is not what IAM does not have', () => {
    expect(needs('FeedApe', ['Other'], { FeedApe: ['Feed'] })).toEqual({ Zoo: { unknown: 'feedApe' } });
  });

  test('is the method where actions are named after methods', () => {
    expect(needs('FeedApe', ['GET', 'POST'])).toEqual({ Zoo: { actions: { feedApe: 'POST' } } });
  });

  test('is nothing where requests are not signed', () => {
    const unsigned = service([operation('SignUp', { isUnsigned: true })]);
    expect(iamFile([unsigned], reference({ zoo: ['SignUp'] }), none)).toEqual({ Zoo: { unsigned: 'signUp' } });
  });

  test('is left out for what cannot be called', () => {
    const streaming = service([operation('WatchApe', { streamsEvents: true })]);
    expect(iamFile([streaming], reference({ zoo: [] }), none)).toEqual({});
  });
});

describe('what is stated', () => {
  const stated = (source: string, needed: string): StatedActions[] => [
    { service: 'Zoo', source, actions: { FeedApe: needed } },
  ];
  const documented = service([operation('FeedApe', { documentation: 'You need zoo:Feed.' })]);
  const known = reference({ zoo: ['Feed', 'Water', 'FeedApe'], park: ['Enter'] });

  test.each(['Feed', 'Feed Water', 'Feed|Water', 'park:Enter'])('counts before the rest: %s', (needed) => {
    expect(iamFile([documented], known, stated('https://page', needed))).toEqual({
      Zoo: { actions: { feedApe: needed } },
    });
  });

  test('may be what the documentation names', () => {
    expect(iamFile([documented], known, stated('documentation', 'Feed'))).toEqual({
      Zoo: { actions: { feedApe: 'Feed' } },
    });
  });

  test.each<[string, StatedActions[], string]>([
    ['what IAM does not have', stated('https://page', 'Pet'), 'IAM has no zoo:Pet for Zoo FeedApe'],
    ['what the documentation does not name', stated('documentation', 'Water'), 'Zoo FeedApe does not name zoo:Water'],
    [
      'an operation that there is not',
      [{ service: 'Zoo', source: 'https://page', actions: { FeedLion: 'Feed' } }],
      'Zoo has no FeedLion',
    ],
  ])('is not %s', (_, wrong, problem) => {
    expect(() => iamFile([documented], known, wrong)).toThrow(problem);
  });
});
