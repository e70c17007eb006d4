import { JsonStack } from '../../src/template/json-stack';
import { TemplateResolver } from '../../src/template/template-resolver';
import type { TemplateValues } from '../../src/template/template-values';

/** What stands in the place of a value of a template. */
export function resolved(value: unknown, template: object = {}, values?: TemplateValues): unknown {
  const resolver = new TemplateResolver(values);
  const result = resolver.resolve(new JsonStack(() => template), value, 'here');
  resolver.finish();
  return result;
}

/** What `Ref` gives of a resource, or one of its attributes. */
export function attribute(type: string, name = 'Ref', properties: object = {}, values?: TemplateValues): unknown {
  const template = { Resources: { Thing: { Type: type, Properties: properties } } };
  return resolved(name === 'Ref' ? { Ref: 'Thing' } : { 'Fn::GetAtt': ['Thing', name] }, template, values);
}
