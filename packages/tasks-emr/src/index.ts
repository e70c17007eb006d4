export { EmrCreateCluster } from './create-cluster';
export type {
  EmrCreateClusterJsonataProps,
  EmrCreateClusterJsonPathProps,
  EmrCreateClusterOptions,
  EmrCreateClusterProps,
} from './create-cluster';
