import type { TaskProblem } from '@cdk-sfn/core';
import { InputMode } from './algorithm-specification';
import { athenaArgument, athenaProblems } from './athena-dataset';
import type { AthenaDatasetDefinition } from './athena-dataset';
import type { S3DataDistributionType } from './channel';
import { localPathProblem } from './local-path';
import { redshiftArgument, redshiftProblems } from './redshift-dataset';
import type { RedshiftDatasetDefinition } from './redshift-dataset';
import type { ISageMakerTask } from './sage-maker-task';

/**
 * The result of a query, for a processing job: either `athenaDatasetDefinition` or `redshiftDatasetDefinition`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DatasetDefinition.html
 */
export interface DatasetDefinition {
  /**
   * The result of a query of Amazon Athena.
   *
   * @default - `redshiftDatasetDefinition` has the query
   */
  readonly athenaDatasetDefinition?: AthenaDatasetDefinition;

  /**
   * The result of a query of Amazon Redshift.
   *
   * @default - `athenaDatasetDefinition` has the query
   */
  readonly redshiftDatasetDefinition?: RedshiftDatasetDefinition;

  /**
   * Where in the container the result is, an absolute path of at most 256 characters.
   *
   * @default - none; only an input that is `appManaged` can do without it
   */
  readonly localPath?: string;

  /**
   * How the result is spread over the instances.
   *
   * @default S3DataDistributionType.SHARDED_BY_S3_KEY
   */
  readonly dataDistributionType?: S3DataDistributionType;

  /**
   * How the result gets to the container: `FILE` or `PIPE`.
   *
   * @default InputMode.FILE
   */
  readonly inputMode?: InputMode;
}

/** The result of a query by its wire names. The role of the task may read it and write it. */
export function datasetArgument(dataset: DatasetDefinition, task: ISageMakerTask): object {
  const { athenaDatasetDefinition, redshiftDatasetDefinition } = dataset;
  return {
    AthenaDatasetDefinition: athenaDatasetDefinition && athenaArgument(athenaDatasetDefinition, task),
    RedshiftDatasetDefinition: redshiftDatasetDefinition && redshiftArgument(redshiftDatasetDefinition, task),
    LocalPath: dataset.localPath,
    DataDistributionType: dataset.dataDistributionType,
    InputMode: dataset.inputMode,
  };
}

/** What is wrong with the result of a query; `prop` is where it stands. */
export function datasetProblems(
  prop: string,
  dataset: DatasetDefinition,
  isAppManaged: boolean,
): (TaskProblem | false | undefined)[] {
  const { athenaDatasetDefinition: athena, redshiftDatasetDefinition: redshift } = dataset;
  return [
    (athena === undefined) === (redshift === undefined) && {
      prop,
      problem: `has ${athena ? 'both an' : 'neither an'} athenaDatasetDefinition ${athena ? 'and' : 'nor'} a redshiftDatasetDefinition`,
      fix: 'give one of them',
    },
    ...(athena ? athenaProblems(`${prop}.athenaDatasetDefinition`, athena) : []),
    ...(redshift ? redshiftProblems(`${prop}.redshiftDatasetDefinition`, redshift) : []),
    localPathProblem(`${prop}.localPath`, dataset.localPath, { isAppManaged, folder: '/' }),
    inputModeProblem(`${prop}.inputMode`, dataset.inputMode),
  ];
}

/** A mode that processing jobs do not have. */
export function inputModeProblem(prop: string, mode: InputMode | undefined): TaskProblem | false {
  return (
    mode === InputMode.FAST_FILE && {
      prop,
      problem: 'is FAST_FILE, which processing jobs do not have',
      fix: 'give FILE or PIPE',
    }
  );
}
