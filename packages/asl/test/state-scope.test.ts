import { expect, test } from 'vitest';
import { DefinitionPlace } from '../src/definition-place';
import { languageOfDefinition, languageOfState } from '../src/state-scope';

const place = (value: unknown) => DefinitionPlace.root(value, []);

test('a definition is in JSONPath unless it says JSONata', () => {
  expect(languageOfDefinition(place({}))).toBe('JSONPath');
  expect(languageOfDefinition(place({ QueryLanguage: 'JSONata' }))).toBe('JSONata');
  expect(languageOfDefinition(place({ QueryLanguage: 'Jsonata' }))).toBe('JSONPath');
});

test('a state is in its own language, or in that of the definition', () => {
  expect(languageOfState(place({}), 'JSONata')).toBe('JSONata');
  expect(languageOfState(place({ QueryLanguage: 'JSONata' }), 'JSONPath')).toBe('JSONata');
  expect(languageOfState(place({ QueryLanguage: 1 }), 'JSONPath')).toBe('JSONPath');
});
