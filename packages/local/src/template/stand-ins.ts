import { createHash } from 'node:crypto';
import { uuidOf } from './deployment-environment';
import type { DeploymentEnvironment } from './deployment-environment';
import type { ResourceShape } from './resource-shape';

/** A name that AWS could give to a resource: its logical id, as far as names of the type allow. */
export function standInName(logicalId: string, shape: ResourceShape, fifo: boolean): string {
  const suffix = fifo ? '.fifo' : '';
  const length = (shape.nameLength ?? 255) - suffix.length;
  const name = shape.lowerCase === true ? logicalId.toLowerCase() : logicalId;
  // The CDK writes what makes ids different at their end.
  const shortened = name.length <= length ? name : name.slice(0, length - 8) + name.slice(-8);
  return shortened + suffix;
}

/** An attribute that the type is not known to have, in the shape that its name promises. */
export function unknownAttribute(attribute: string, shape: ResourceShape): string {
  const last = attribute.slice(attribute.lastIndexOf('.') + 1);
  if (/arn$/i.test(last)) {
    return shape.attributes.Arn ?? shape.ref;
  }
  if (/ur[li]$/i.test(last)) {
    return 'https://{short}.{region}.{suffix}';
  }
  if (/(endpoint|address|domain|host)(name)?$/i.test(last)) {
    return '{short}.{region}.{suffix}';
  }
  return /(name|id)$/i.test(last) ? '{name}' : `{name}-${attribute.replace(/[^\w-]+/g, '-')}`;
}

/** Fills in a pattern of a shape. */
export function filledIn(pattern: string, name: string, of: string, environment: DeploymentEnvironment): string {
  const digits = (count: number) => createHash('sha256').update(name).digest('hex').slice(0, count);
  return pattern.replace(/\{(\w+)\}/g, (whole, key: string) => {
    switch (key) {
      case 'name':
        return name;
      case 'of':
        return of;
      case 'region':
      case 'account':
      case 'partition':
        return environment[key];
      case 'suffix':
        return environment.urlSuffix;
      case 'hex':
        return `0${digits(16)}`;
      case 'short':
        return digits(10);
      case 'uuid':
        return uuidOf(name);
      default:
        return whole;
    }
  });
}
