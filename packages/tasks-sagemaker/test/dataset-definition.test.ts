import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { AthenaResultFormat, InputMode, RedshiftResultFormat, S3DataDistributionType, S3Location } from '../src';
import type { DatasetDefinition } from '../src';
import { datasetArgument, datasetProblems } from '../src/dataset-definition';
import { renderedIn } from './granted-and-rendered';

const stack = new Stack();
const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
const s3OutputLocation = S3Location.fromJsonExpression('$.place');
const query = { database: 'shop', queryString: 'SELECT 1', s3OutputLocation };
const athenaDatasetDefinition = { ...query, catalog: 'AwsDataCatalog', outputFormat: AthenaResultFormat.ORC };
const redshiftDatasetDefinition = {
  ...query,
  clusterId: 'warehouse',
  dbUser: 'reader',
  clusterRole: role,
  outputFormat: RedshiftResultFormat.PARQUET,
};
const localPath = '/opt/ml/processing/orders';
const problemsOf = (dataset: DatasetDefinition, isAppManaged = false) =>
  datasetProblems('dataset', dataset, isAppManaged).filter(Boolean);

test('is a result of Athena', () => {
  const dataset = { athenaDatasetDefinition, localPath };

  expect(renderedIn(stack, datasetArgument(dataset, role))).toMatchObject({
    AthenaDatasetDefinition: { Catalog: 'AwsDataCatalog' },
    LocalPath: '/opt/ml/processing/orders',
  });
  expect(problemsOf(dataset)).toEqual([]);
});

test('is a result of Redshift', () => {
  const dataset = {
    redshiftDatasetDefinition,
    localPath,
    dataDistributionType: S3DataDistributionType.FULLY_REPLICATED,
    inputMode: InputMode.PIPE,
  };
  const other = new Stack();

  expect(renderedIn(other, datasetArgument(dataset, role))).toMatchObject({
    RedshiftDatasetDefinition: { ClusterId: 'warehouse' },
    DataDistributionType: 'FullyReplicated',
    InputMode: 'Pipe',
  });
  expect(problemsOf(dataset)).toEqual([]);
});

test('is one of them', () => {
  expect(problemsOf({ localPath })).toEqual([
    {
      prop: 'dataset',
      problem: 'has neither an athenaDatasetDefinition nor a redshiftDatasetDefinition',
      fix: 'give one of them',
    },
  ]);
  expect(problemsOf({ localPath, athenaDatasetDefinition, redshiftDatasetDefinition })).toEqual([
    {
      prop: 'dataset',
      problem: 'has both an athenaDatasetDefinition and a redshiftDatasetDefinition',
      fix: 'give one of them',
    },
  ]);
});

test('has a path, if the container does not get it by itself', () => {
  expect(problemsOf({ athenaDatasetDefinition }, true)).toEqual([]);
  expect(problemsOf({ athenaDatasetDefinition })).toEqual([
    {
      prop: 'dataset.localPath',
      problem: 'is missing, as appManaged is not true',
      fix: 'give an absolute path of at most 256 characters',
    },
  ]);
});

test('problems of the query and of the mode say where they are', () => {
  const bad = {
    localPath,
    athenaDatasetDefinition: { ...athenaDatasetDefinition, catalog: '' },
    inputMode: InputMode.FAST_FILE,
  };

  expect(problemsOf(bad)).toEqual([
    { prop: 'dataset.athenaDatasetDefinition.catalog', problem: 'has 0 characters', fix: 'give 1 to 256 characters' },
    {
      prop: 'dataset.inputMode',
      problem: 'is FAST_FILE, which processing jobs do not have',
      fix: 'give FILE or PIPE',
    },
  ]);
  expect(problemsOf({ localPath, redshiftDatasetDefinition: { ...redshiftDatasetDefinition, dbUser: '' } })).toEqual([
    { prop: 'dataset.redshiftDatasetDefinition.dbUser', problem: 'has 0 characters', fix: 'give 1 to 128 characters' },
  ]);
});
