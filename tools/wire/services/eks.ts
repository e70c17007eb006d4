import type { Service } from '../src/service.ts';
import { anything, boolean, listOf, mapOf, oneOf, required, structure, text } from '../src/shape.ts';

export default {
  client: '@aws-sdk/client-eks',
  actions: {
    call: {
      source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html',
      input: () =>
        structure({
          ClusterName: required(text),
          CertificateAuthority: required(text),
          Endpoint: required(text),
          Method: required(oneOf('DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT')),
          Path: required(text),
          QueryParameters: mapOf(listOf(text)),
          RequestBody: anything,
        }),
    },
    runJob: {
      source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html',
      input: () =>
        structure({
          ClusterName: required(text),
          CertificateAuthority: required(text),
          Endpoint: required(text),
          Namespace: text,
          Job: required(anything),
          LogOptions: structure({ RetrieveLogs: boolean, RawLogs: boolean, LogParameters: mapOf(listOf(text)) }),
        }),
    },
  },
} satisfies Service;
