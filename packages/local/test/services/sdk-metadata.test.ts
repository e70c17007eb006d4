import { expect, it } from 'vitest';
import { sdkMetadata } from '../../src/services/sdk-metadata';

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
