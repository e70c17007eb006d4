export type { ApplicationConfiguration } from './application-configuration';
export { Classification } from './classification';
export { EmrContainersCreateVirtualCluster } from './create-virtual-cluster';
export type {
  EmrContainersCreateVirtualClusterJsonataProps,
  EmrContainersCreateVirtualClusterJsonPathProps,
  EmrContainersCreateVirtualClusterOptions,
  EmrContainersCreateVirtualClusterProps,
} from './create-virtual-cluster';
export { EmrContainersDeleteVirtualCluster } from './delete-virtual-cluster';
export type {
  EmrContainersDeleteVirtualClusterJsonataProps,
  EmrContainersDeleteVirtualClusterJsonPathProps,
  EmrContainersDeleteVirtualClusterOptions,
  EmrContainersDeleteVirtualClusterProps,
} from './delete-virtual-cluster';
export { EksClusterInput } from './eks-cluster-input';
export type { NamedEksCluster } from './eks-cluster-input';
export { EmrContainersErrors } from './emr-containers-errors';
export type { JobDriver, SparkSubmitJobDriver } from './job-driver';
export type { Monitoring } from './monitoring';
export { ReleaseLabel } from './release-label';
export { EmrContainersStartJobRun } from './start-job-run';
export type {
  EmrContainersStartJobRunJsonataProps,
  EmrContainersStartJobRunJsonPathProps,
  EmrContainersStartJobRunOptions,
  EmrContainersStartJobRunProps,
} from './start-job-run';
export { VirtualClusterInput } from './virtual-cluster-input';
