import { expect, it } from 'vitest';
import { sdkMetadata, withMetadata } from '../../src/services/sdk-metadata';

it('writes names of headers as services send them, and leaves those it does not know', () => {
  expect(sdkMetadata(200, { 'content-length': '2', 'x-amz-new': 'y' }, 'id-1')).toEqual({
    SdkHttpMetadata: {
      AllHttpHeaders: { 'Content-Length': ['2'], 'x-amz-new': ['y'] },
      HttpHeaders: { 'Content-Length': '2', 'x-amz-new': 'y' },
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: 'id-1' },
  });
});

it('puts metadata where the order of names has it', () => {
  const result = withMetadata({ StartDate: 1, ExecutionArn: 'e' }, sdkMetadata(200, {}, 'id-1'));
  expect(Object.keys(result)).toEqual(['ExecutionArn', 'SdkHttpMetadata', 'SdkResponseMetadata', 'StartDate']);
});
