/** What the instances of a group or a fleet are for. */
export enum EmrInstanceRoleType {
  /** The node, or the three nodes, that run the cluster. */
  MASTER = 'MASTER',
  /** Nodes that work and store data. */
  CORE = 'CORE',
  /** Nodes that work only. */
  TASK = 'TASK',
}
