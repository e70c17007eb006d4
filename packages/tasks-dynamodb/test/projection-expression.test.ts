import { expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { DynamoProjectionExpression } from '../src';

test('goes down into maps and lists', () => {
  const expression = new DynamoProjectionExpression()
    .withAttribute('ProductReviews')
    .withAttribute('FiveStar')
    .atIndex(0)
    .withAttribute('Text')
    .atIndex(1)
    .atIndex(2);

  expect(expression.toString()).toBe('ProductReviews.FiveStar[0].Text[1][2]');
});

test('starts with an attribute', () => {
  expect(messageOf(() => new DynamoProjectionExpression().atIndex(1))).toBe(
    'A projection starts with an attribute: write withAttribute(name) before atIndex(index)',
  );
});
