/** Where the source of a build comes from. */
export enum CodeBuildSourceType {
  /** Bitbucket. */
  BITBUCKET = 'BITBUCKET',
  /** AWS CodeCommit. */
  CODECOMMIT = 'CODECOMMIT',
  /** GitHub. */
  GITHUB = 'GITHUB',
  /** GitHub Enterprise Server. */
  GITHUB_ENTERPRISE = 'GITHUB_ENTERPRISE',
  /** GitLab. */
  GITLAB = 'GITLAB',
  /** GitLab on a server of one's own. */
  GITLAB_SELF_MANAGED = 'GITLAB_SELF_MANAGED',
  /** A build without a source. */
  NO_SOURCE = 'NO_SOURCE',
  /** An object in Amazon S3. */
  S3 = 'S3',
}
