import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/** What is needed of a cluster; `ICluster` of `aws-eks` and of `aws-eks-v2` have it. */
export interface NamedEksCluster {
  /** The name of the cluster. */
  readonly clusterName: string;
}

/** The Amazon EKS cluster that a virtual cluster is made of. */
export class EksClusterInput {
  /** A cluster that is known at synthesis. */
  public static fromCluster(cluster: NamedEksCluster): EksClusterInput {
    return new EksClusterInput(cluster.clusterName);
  }

  /** A cluster by its name, which may come from the state. */
  public static fromTaskInput(taskInput: TaskInput): EksClusterInput {
    return new EksClusterInput(taskInput.value as string);
  }

  /** @param clusterName the name of the cluster */
  private constructor(public readonly clusterName: string) {}
}
