import { Jsonata, JsonPath } from '@cdk-sfn/core';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { TestCluster, withoutWarningsOfTheCdk } from './cluster';

const integrationPattern = sfn.IntegrationPattern.RUN_JOB;
const inStack = 'arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>';

withoutWarningsOfTheCdk();

let scene: TestCluster;

beforeEach(() => {
  scene = new TestCluster();
});

/** Where a task may be run, and which tasks may be stopped. */
function granted(cluster: ecs.ICluster): unknown {
  const statements = permissionsOf(scene.run({ cluster, integrationPattern })) as Record<string, unknown>[];
  const [run] = statements;
  const stop = statements.find(({ Action }) => String(Action).includes('ecs:StopTask'));
  return { run: run?.Condition, stop: stop?.Resource };
}

test('a cluster of this app is named', () => {
  expect(granted(new ecs.Cluster(scene.stack, 'Own', { vpc: scene.vpc }))).toEqual({
    run: { ArnEquals: { 'ecs:cluster': '<Own.Arn>' } },
    stop: `${inStack}:task/<Own>/*`,
  });
});

test('an imported cluster is named', () => {
  expect(granted(scene.cluster)).toEqual({
    run: { ArnEquals: { 'ecs:cluster': `${inStack}:cluster/main` } },
    stop: `${inStack}:task/main/*`,
  });
});

describe('a cluster from the state may be any', () => {
  test('by its name', () => {
    const clusterName = JsonPath.stringAt('$.cluster');
    const cluster = ecs.Cluster.fromClusterAttributes(scene.stack, 'Chosen', { clusterName, vpc: scene.vpc });

    expect(stateOf(scene.run({ cluster }))).toMatchObject({
      Parameters: { 'Cluster.$': `States.Format('${inStack}:cluster/{}', $.cluster)` },
    });
    scene = new TestCluster();
    expect(granted(cluster)).toEqual({ run: undefined, stop: `${inStack}:task/*` });
  });

  test('by its ARN', () => {
    const clusterArn = Jsonata.string('$states.input.cluster');
    const cluster = ecs.Cluster.fromClusterAttributes(scene.stack, 'Chosen', {
      clusterArn,
      clusterName: '-',
      vpc: scene.vpc,
    });

    expect(stateOf(scene.runJsonata({ cluster }))).toMatchObject({
      Arguments: { Cluster: '{% $states.input.cluster %}' },
    });
    scene = new TestCluster();
    expect(granted(cluster)).toEqual({ run: undefined, stop: `${inStack}:task/*` });
  });

  test('by a name that its ARN does not tell', () => {
    const clusterArn = 'arn:aws:ecs:eu-west-1:111111111111:cluster/main';
    const clusterName = JsonPath.stringAt('$.cluster');

    expect(
      granted(ecs.Cluster.fromClusterAttributes(scene.stack, 'Chosen', { clusterArn, clusterName, vpc: scene.vpc })),
    ).toEqual({ run: { ArnEquals: { 'ecs:cluster': clusterArn } }, stop: `${inStack}:task/*` });
  });
});
