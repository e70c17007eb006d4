import type { InstanceSize } from 'aws-cdk-lib/aws-ec2';

/**
 * A generation of Elastic Inference accelerators.
 *
 * @deprecated AWS no longer offers Elastic Inference
 */
export class AcceleratorClass {
  /** The first generation. */
  public static readonly EIA1 = AcceleratorClass.of('eia1');
  /** The second generation. */
  public static readonly EIA2 = AcceleratorClass.of('eia2');

  /** Another generation. */
  public static of(version: string): AcceleratorClass {
    return new AcceleratorClass(version);
  }

  private constructor(
    /** The generation as it stands in the type: `eia2`. */
    public readonly version: string,
  ) {}
}

/**
 * A type of Elastic Inference accelerators.
 *
 * @deprecated AWS no longer offers Elastic Inference
 */
export class AcceleratorType {
  /** The type of a generation and a size. */
  public static of(acceleratorClass: AcceleratorClass, instanceSize: InstanceSize): AcceleratorType {
    return new AcceleratorType(`ml.${acceleratorClass.version}.${instanceSize}`);
  }

  /** @param instanceTypeIdentifier the type as SageMaker names it: `ml.eia2.medium` */
  constructor(private readonly instanceTypeIdentifier: string) {}

  /** The type as SageMaker names it. */
  public toString(): string {
    return this.instanceTypeIdentifier;
  }
}
