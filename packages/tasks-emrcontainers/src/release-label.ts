/**
 * The release of Amazon EMR that a job runs with.
 *
 * @see https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/emr-eks-releases.html
 */
export class ReleaseLabel {
  /** Release 5.32.0. */
  public static readonly EMR_5_32_0 = new ReleaseLabel('emr-5.32.0-latest');
  /** Release 5.33.0. */
  public static readonly EMR_5_33_0 = new ReleaseLabel('emr-5.33.0-latest');
  /** Release 6.2.0. */
  public static readonly EMR_6_2_0 = new ReleaseLabel('emr-6.2.0-latest');
  /** Release 6.3.0. */
  public static readonly EMR_6_3_0 = new ReleaseLabel('emr-6.3.0-latest');

  /** @param label the label of any release: `emr-7.9.0-latest`. May come from the state. */
  constructor(public readonly label: string) {}
}
