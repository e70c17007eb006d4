import { describe, expect, test } from 'vitest';
import { errorCatalogue, javaName } from '../../src/error-names/error-catalogue.ts';
import type { CalledService } from '../../src/error-names/error-catalogue.ts';

const operations: Readonly<Record<string, readonly string[]>> = {
  'client-books LendBook': ['OverdueException', 'NotFound'],
  'client-books ReturnBook': ['NotFound'],
  'client-books DescribeLoan': ['NotFound', 'LoanEndedFault'],
  'client-shelves MoveBook': ['ShelfFullException'],
};
const declared = { of: (client: string, operation: string) => operations[`${client} ${operation}`]?.slice() };

function books(facts: Partial<CalledService['facts']> = {}, calls: readonly [string, string[]][] = []): CalledService {
  return {
    facts: { name: 'Book', title: 'Books', prefix: 'Books', seen: 'somewhere', ...facts },
    client: 'client-books',
    calls: new Map(calls),
  };
}

const names = (...services: [CalledService, ...CalledService[]]) =>
  Object.fromEntries(errorCatalogue(services, declared).entries.map(({ key, name }) => [key, name]));

test('has the errors of the operations that actions are named after, in the order of their keys', () => {
  expect(names(books({}, [['lendBook', []]]))).toEqual({
    NotFound: 'Books.NotFoundException',
    Overdue: 'Books.OverdueException',
  });
  expect(errorCatalogue([books({}, [['lendBook', []]])], declared).entries.map(({ key }) => key)).toEqual([
    'NotFound',
    'Overdue',
  ]);
});

test('says which actions raise an error, and which while the state waits', () => {
  const { entries } = errorCatalogue(
    [
      books({}, [
        ['lendBook', ['DescribeLoan', 'DescribeNothing']],
        ['returnBook', []],
      ]),
    ],
    declared,
  );
  expect(entries).toEqual([
    { key: 'LoanEnded', name: 'Books.LoanEndedException', raisedBy: [], raisedWaiting: ['lendBook'] },
    { key: 'NotFound', name: 'Books.NotFoundException', raisedBy: ['lendBook', 'returnBook'], raisedWaiting: [] },
    { key: 'Overdue', name: 'Books.OverdueException', raisedBy: ['lendBook'], raisedWaiting: [] },
  ]);
});

test('takes operations of another name, or of another client, from the facts', () => {
  expect(names(books({ operations: { lend: ['LendBook'] } }, [['lend', []]]))).toHaveProperty('Overdue');
  expect(names(books({ clients: { moveBook: 'client-shelves' } }, [['moveBook', []]]))).toEqual({
    ShelfFull: 'Books.ShelfFullException',
  });
});

test('asks for the operation of an action that is named after none', () => {
  expect(() => names(books({}, [['lend', []]]))).toThrow(
    'client-books has no operation Lend: say in tools/src/error-names/services.ts what lend calls',
  );
});

test('has what the API describes no error for, no answer, and what Step Functions adds', () => {
  const more = [{ name: 'MyBooks.Torn', when: 'A page is missing.' }];
  expect(names(books({ unknown: 'AWSBooksException', more }, []))).toEqual({
    AWSBooks: 'Books.AWSBooksException',
    SdkClient: 'Books.SdkClientException',
    Torn: 'MyBooks.Torn',
  });
});

describe('HTTP statuses', () => {
  test('are the errors of actions that fail with them, which need no operation', () => {
    const facts = { statuses: ['fetch'] };
    expect(names(books(facts, [['fetch', []]]))).toMatchObject({ NotFound: 'Books.404', GatewayTimeout: 'Books.504' });
    expect(names(books(facts, [['returnBook', []]]))).toEqual({ NotFound: 'Books.NotFoundException' });
  });

  test('are told apart from errors of the service', () => {
    const calls: [string, string[]][] = [
      ['fetch', []],
      ['returnBook', []],
    ];
    expect(names(books({ statuses: ['fetch'], statusOf: 'Web' }, calls))).toMatchObject({
      NotFound: 'Books.NotFoundException',
      WebNotFound: 'Books.404',
    });
    expect(() => names(books({ statuses: ['fetch'] }, calls))).toThrow(
      'BookErrors would have NotFound twice: Books.NotFoundException, Books.404',
    );
  });
});

describe('one constant for two names of a service', () => {
  test('has the errors of both', () => {
    const other = books({ unknown: 'OtherException' }, [['returnBook', []]]);
    expect(names(books({}, [['lendBook', []]]), other)).toEqual({
      NotFound: 'Books.NotFoundException',
      Other: 'Books.OtherException',
      Overdue: 'Books.OverdueException',
      SdkClient: 'Books.SdkClientException',
    });
  });
});

test.each([
  ['its prefix was seen', {}, {}, { isCertain: true, mayHaveOthers: false }],
  ['its prefix is a guess', { seen: undefined }, {}, { isCertain: false, mayHaveOthers: true }],
  ['that of its other name is', {}, { seen: undefined }, { isCertain: false, mayHaveOthers: true }],
  ['it runs code of users', { runsUserCode: true }, {}, { isCertain: true, mayHaveOthers: true }],
])('a service may have other errors: %s', (_, facts, otherFacts, expected) => {
  expect(errorCatalogue([books(facts), books(otherFacts)], declared)).toMatchObject(expected);
});

test.each([
  ['NotFoundException', 'NotFoundException'],
  ['NotFound', 'NotFoundException'],
  ['LoanEndedFault', 'LoanEndedException'],
])('%s is %s in Java', (name, java) => {
  expect(javaName(name)).toBe(java);
});
