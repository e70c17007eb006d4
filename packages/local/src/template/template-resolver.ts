import type { Json } from '../json';
import { cidrBlocks } from './cidr-blocks';
import { deploymentEnvironment } from './deployment-environment';
import type { DeploymentEnvironment } from './deployment-environment';
import { EvaluationLimits } from './evaluation-limits';
import { resourceShape } from './resource-shape';
import type { ResourceShape } from './resource-shape';
import type { StackTemplate, TemplateEntry } from './stack-template';
import { filledIn, standInName, unknownAttribute } from './stand-ins';
import { TemplateError } from './template-error';
import { fieldOf, isObject, textField } from './template-fields';
import type { TemplateValues } from './template-values';

/** Stands for a value whose problem is noted already, and for all that contains it. */
const FAILED = Symbol('failed');

/** A value; undefined is what `AWS::NoValue` leaves. */
type Resolved = Json | undefined | typeof FAILED;

/** Evaluates the arguments of a function in a stack. `where` tells where the function stands. */
type IntrinsicFunction = (argument: unknown, stack: StackTemplate, where: string) => Resolved;

/**
 * Puts values in the place of CloudFormation functions.
 *
 * All that cannot be resolved is noted, and thrown together by `finish`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export class TemplateResolver {
  private problems: string[] = [];
  private readonly limits = new EvaluationLimits();
  private readonly environments = new Map<StackTemplate, DeploymentEnvironment>();
  private readonly known = new Map<StackTemplate, Map<string, Resolved>>();
  private exported: ReadonlyMap<string, readonly TemplateEntry[]> | undefined;

  constructor(private readonly values: TemplateValues = {}) {}

  /** The value of something that stands in a template; undefined when there is none, or it has a problem. */
  resolve(stack: StackTemplate, value: unknown, where: string): Json | undefined {
    const resolved = this.evaluate(value, stack, where);
    return resolved === FAILED ? undefined : resolved;
  }

  /** What `Ref` and `Fn::GetAtt` give of a resource. */
  attributeOf(stack: StackTemplate, logicalId: string, attribute: string): Json | undefined {
    const resolved = this.attribute(stack, logicalId, attribute, `Resources.${logicalId}`);
    return resolved === FAILED ? undefined : resolved;
  }

  /** The name of a resource. */
  nameOf(stack: StackTemplate, logicalId: string): string {
    return this.physicalName(stack, logicalId);
  }

  /** Takes the problems so far, and forgets them. */
  takeProblems(): readonly string[] {
    const { problems } = this;
    this.problems = [];
    return problems;
  }

  /** @throws TemplateError when something could not be resolved */
  finish(): void {
    const problems = this.takeProblems();
    if (problems.length > 0) {
      throw new TemplateError([...new Set(problems)]);
    }
  }

  /**
   * Checks that what was given is asked for by some stack.
   *
   * @throws TemplateError when it is not, as its name may be misspelt
   */
  checkValues(stack: StackTemplate): void {
    const stacks = [stack, ...stack.app().filter((other) => other !== stack)];
    const unknown = (section: 'Parameters' | 'Resources', given: object | undefined) =>
      Object.keys(given ?? {}).filter(
        (name) => !stacks.some((candidate) => candidate.entry(section, name) !== undefined),
      );
    const problems = [
      ...unknown('Parameters', this.values.parameters).map(
        (name) => `parameters: the template has no parameter ${quoted(name)}${list(stack.logicalIds('Parameters'))}`,
      ),
      ...unknown('Resources', this.values.values).map(
        (name) => `values: the template has no resource ${quoted(name)}${list(similar(name, stack))}`,
      ),
    ];
    if (problems.length > 0) {
      throw new TemplateError(problems);
    }
  }

  private readonly functions: ReadonlyMap<string, IntrinsicFunction> = new Map<string, IntrinsicFunction>([
    ['Ref', (argument, stack, where) => this.ref(argument, stack, where)],
    ['Fn::And', (argument, stack, where) => this.test({ 'Fn::And': argument }, stack, where)],
    ['Fn::Base64', (argument, stack, where) => this.base64(argument, stack, where)],
    ['Fn::Cidr', (argument, stack, where) => this.cidr(argument, stack, where)],
    ['Fn::Equals', (argument, stack, where) => this.test({ 'Fn::Equals': argument }, stack, where)],
    ['Fn::FindInMap', (argument, stack, where) => this.findInMap(argument, stack, where)],
    ['Fn::GetAtt', (argument, stack, where) => this.getAtt(argument, stack, where)],
    ['Fn::GetAZs', (argument, stack, where) => this.zones(argument, stack, where)],
    ['Fn::GetStackOutput', (argument, stack, where) => this.stackOutput(argument, stack, where)],
    ['Fn::If', (argument, stack, where) => this.choose(argument, stack, where)],
    ['Fn::ImportValue', (argument, stack, where) => this.importValue(argument, stack, where)],
    ['Fn::Join', (argument, stack, where) => this.join(argument, stack, where)],
    ['Fn::Length', (argument, stack, where) => this.length(argument, stack, where)],
    ['Fn::Not', (argument, stack, where) => this.test({ 'Fn::Not': argument }, stack, where)],
    ['Fn::Or', (argument, stack, where) => this.test({ 'Fn::Or': argument }, stack, where)],
    ['Fn::Select', (argument, stack, where) => this.select(argument, stack, where)],
    ['Fn::Split', (argument, stack, where) => this.split(argument, stack, where)],
    ['Fn::Sub', (argument, stack, where) => this.sub(argument, stack, where)],
    ['Fn::ToJsonString', (argument, stack, where) => this.toJsonString(argument, stack, where)],
  ]);

  private evaluate(value: unknown, stack: StackTemplate, where: string): Resolved {
    this.limits.spend(1);
    if (typeof value === 'string') {
      this.limits.spend(value.length);
      return value;
    }
    if (value === undefined || value === null || typeof value === 'boolean' || Number.isFinite(value)) {
      return value as Json | undefined;
    }
    if (typeof value !== 'object') {
      return this.fail(where, `a ${typeof value} is no value of a template`);
    }
    return this.limits.inside(
      () => shortened(where),
      () => (Array.isArray(value) ? this.items(value, stack, where) : this.fields(value, stack, where)),
    );
  }

  private items(values: readonly unknown[], stack: StackTemplate, where: string): Resolved {
    const items = values.map((value, index) => this.evaluate(value, stack, `${where}[${index}]`));
    return items.includes(FAILED) ? FAILED : (items.filter((item) => item !== undefined) as Json[]);
  }

  private fields(object: object, stack: StackTemplate, where: string): Resolved {
    const entries = Object.entries(object);
    const [[name, argument] = ['', undefined]] = entries;
    if (entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) {
      const apply = this.functions.get(name);
      const place = `${where}.${name}`;
      return apply === undefined
        ? this.fail(place, 'this function is not known here; write out what it gives')
        : this.counted(apply(argument, stack, place));
    }
    const fields = entries.map(([key, field]) => {
      this.limits.spend(key.length);
      return [key, this.evaluate(field, stack, `${where}.${key}`)] as const;
    });
    return fields.some(([, field]) => field === FAILED)
      ? FAILED
      : (Object.fromEntries(fields.filter(([, field]) => field !== undefined)) as Json);
  }

  // References

  private ref(argument: unknown, stack: StackTemplate, where: string): Resolved {
    return typeof argument === 'string'
      ? this.reference(argument, stack, where)
      : this.fail(where, 'the name of a resource or a parameter is expected');
  }

  private reference(name: string, stack: StackTemplate, where: string): Resolved {
    if (name.startsWith('AWS::')) {
      return this.pseudoParameter(name, stack, where);
    }
    const foreign = stack.foreign(name);
    if (foreign !== undefined) {
      return this.reference(foreign.logicalId, foreign.stack, where);
    }
    if (stack.typeOf(name) !== undefined) {
      return this.attribute(stack, name, 'Ref', where);
    }
    if (stack.entry('Parameters', name) !== undefined) {
      return this.parameter(stack, name, where);
    }
    return this.fail(where, `there is no resource and no parameter ${quoted(name)}`);
  }

  private pseudoParameter(name: string, stack: StackTemplate, where: string): Resolved {
    const environment = this.environmentOf(stack);
    switch (name) {
      case 'AWS::AccountId':
        return environment.account;
      case 'AWS::NoValue':
        return undefined;
      case 'AWS::NotificationARNs':
        return [];
      case 'AWS::Partition':
        return environment.partition;
      case 'AWS::Region':
        return environment.region;
      case 'AWS::StackId':
        return environment.stackId;
      case 'AWS::StackName':
        return environment.stackName;
      case 'AWS::URLSuffix':
        return environment.urlSuffix;
      default:
        return this.fail(where, `there is no pseudo parameter ${quoted(name)}`);
    }
  }

  private parameter(stack: StackTemplate, name: string, where: string): Resolved {
    return this.remembered(stack, `the parameter ${name}`, () => {
      const definition = stack.entry('Parameters', name);
      const type = textField(definition, 'Type') ?? 'String';
      const given = this.givenParameter(stack, name);
      const fromSsm = type.startsWith('AWS::SSM::Parameter::');
      const value = given ?? (fromSsm ? undefined : fieldOf(definition, 'Default'));
      if (value === undefined) {
        const what = fromSsm
          ? `the value of the parameter ${quoted(name)} comes from Systems Manager`
          : `the parameter ${quoted(name)} has no default`;
        return this.fail(where, `${what}; give one with the option parameters: { ${key(name)}: '…' }`);
      }
      if (value === FAILED) {
        return FAILED;
      }
      if (/List\b/.test(type)) {
        const items = Array.isArray(value) ? value : scalarText(value)?.split(',');
        return items?.map((item) => String(item).trim());
      }
      return scalarText(value) ?? this.fail(where, `the value of the parameter ${quoted(name)} has to be text`);
    });
  }

  /** What a user gives to a parameter, or the stack that a nested stack is part of. */
  private givenParameter(stack: StackTemplate, name: string): Resolved {
    const { parent } = stack;
    const properties = parent && fieldOf(parent.stack.entry('Resources', parent.logicalId), 'Properties');
    const passed = fieldOf(fieldOf(properties, 'Parameters'), name);
    if (parent !== undefined && passed !== undefined) {
      return this.evaluate(passed, parent.stack, `Resources.${parent.logicalId}.Properties.Parameters.${name}`);
    }
    return fieldOf(this.values.parameters, name) as Resolved;
  }

  private getAtt(argument: unknown, stack: StackTemplate, where: string): Resolved {
    const dot = typeof argument === 'string' ? argument.indexOf('.') : -1;
    const parts: unknown =
      typeof argument === 'string' && dot > 0 ? [argument.slice(0, dot), argument.slice(dot + 1)] : argument;
    if (!Array.isArray(parts) || parts.length !== 2 || typeof parts[0] !== 'string') {
      return this.fail(where, 'a resource and the name of an attribute are expected');
    }
    const attribute = this.text(parts[1], stack, `${where}[1]`);
    return attribute === FAILED ? FAILED : this.attribute(stack, parts[0], attribute, where);
  }

  private attribute(stack: StackTemplate, logicalId: string, attribute: string, where: string): Resolved {
    const foreign = stack.foreign(logicalId);
    if (foreign !== undefined) {
      return this.attribute(foreign.stack, foreign.logicalId, attribute, where);
    }
    const type = stack.typeOf(logicalId);
    if (type === undefined) {
      return this.fail(where, `there is no resource ${quoted(logicalId)}`);
    }
    return this.remembered(stack, `${attribute} of ${logicalId}`, () => {
      const given = fieldOf(this.values.values, logicalId);
      const givenAttribute = fieldOf(given, attribute);
      if (givenAttribute !== undefined) {
        return givenAttribute as Json;
      }
      const condition = textField(stack.entry('Resources', logicalId), 'Condition');
      if (condition !== undefined && !this.condition(condition, stack, where)) {
        return this.fail(where, `${quoted(logicalId)} is not deployed, as its condition ${quoted(condition)} is false`);
      }
      if (type === 'AWS::CloudFormation::Stack' && attribute.startsWith('Outputs.')) {
        return this.nestedOutput(stack, logicalId, attribute, where);
      }
      const exported = type === 'Custom::CrossRegionExportReader' ? writtenExport(attribute, stack) : undefined;
      if (exported !== undefined) {
        return this.evaluate(exported.value, exported.stack, `the export ${attribute}`);
      }
      const shape = resourceShape(type);
      const pattern = attribute === 'Ref' ? shape.ref : textField(shape.attributes, attribute);
      if (typeof given === 'string' && isAddress(given) && looksAlike(given, pattern ?? '')) {
        return given;
      }
      const property = pattern === undefined ? this.property(stack, logicalId, attribute) : undefined;
      if (property !== undefined) {
        return property;
      }
      const name = this.physicalName(stack, logicalId);
      const of = this.arnOfBase(stack, logicalId, shape);
      const fill = (text: string) => filledIn(text, name, of, this.environmentOf(stack));
      const value = fill(pattern ?? unknownAttribute(attribute, shape));
      // Where AWS makes up an id, the text that was given is the id, not a name that the id follows from.
      return typeof given === 'string' && !isAddress(given) && !/\{(name|of)\}/.test(shape.ref)
        ? value.split(fill(shape.ref)).join(given)
        : value;
    });
  }

  private nestedOutput(stack: StackTemplate, logicalId: string, attribute: string, where: string): Resolved {
    const output = attribute.slice('Outputs.'.length);
    const nested = stack.nested(logicalId);
    if (nested?.entry('Outputs', output) !== undefined) {
      return this.output({ stack: nested, logicalId: output });
    }
    const what =
      nested === undefined
        ? 'the template of the nested stack is not at hand'
        : `the nested stack has no output ${quoted(output)}`;
    return this.fail(where, `${what}; give a value with ${valuesOption(logicalId, attribute)}`);
  }

  private physicalName(stack: StackTemplate, logicalId: string): string {
    const given = fieldOf(this.values.values, logicalId);
    if (typeof given === 'string') {
      return isAddress(given) ? lastPart(given) : given;
    }
    const shape = resourceShape(stack.typeOf(logicalId) ?? '');
    const ref = textField(given, 'Ref');
    if (ref !== undefined && shape.ref === '{name}') {
      return ref;
    }
    const explicit = shape.nameProperty && this.property(stack, logicalId, shape.nameProperty);
    if (typeof explicit === 'string' && explicit !== '') {
      return explicit;
    }
    const fifo = shape.fifoProperty && this.property(stack, logicalId, shape.fifoProperty);
    return standInName(logicalId, shape, fifo === true || fifo === 'true');
  }

  /** A property of a resource; undefined when it has none. */
  private property(stack: StackTemplate, logicalId: string, name: string): Resolved {
    const value = fieldOf(fieldOf(stack.entry('Resources', logicalId), 'Properties'), name);
    return value === undefined
      ? undefined
      : this.remembered(stack, `${name} in ${logicalId}`, () =>
          this.evaluate(value, stack, `Resources.${logicalId}.Properties.${name}`),
        );
  }

  private arnOfBase(stack: StackTemplate, logicalId: string, shape: ResourceShape): string {
    if (shape.of === undefined) {
      return '';
    }
    const [first, ...rest] = shape.of.path;
    const base = rest.reduce<unknown>(
      (value, step) => (typeof step === 'number' && Array.isArray(value) ? value[step] : fieldOf(value, String(step))),
      this.property(stack, logicalId, String(first)),
    );
    const name = typeof base === 'string' ? base : logicalId;
    if (!isAddress(name)) {
      return filledIn(shape.of.arn, name, '', this.environmentOf(stack));
    }
    return shape.of.version === true ? name.slice(0, name.lastIndexOf(':')) : name;
  }

  private importValue(argument: unknown, stack: StackTemplate, where: string): Resolved {
    const name = this.text(argument, stack, where);
    if (name === FAILED) {
      return FAILED;
    }
    const given = fieldOf(this.values.exports, name);
    if (given !== undefined) {
      return given as string;
    }
    const output = nearest(this.exportsOf(stack).get(name), stack);
    return output === undefined
      ? this.fail(
          where,
          `no stack at hand exports ${quoted(name)}; give a value with the option exports: { ${key(name)}: '…' }`,
        )
      : this.output(output);
  }

  private stackOutput(argument: unknown, stack: StackTemplate, where: string): Resolved {
    const stackName = this.text(fieldOf(argument, 'StackName'), stack, `${where}.StackName`);
    const logicalId = this.text(fieldOf(argument, 'OutputName'), stack, `${where}.OutputName`);
    if (stackName === FAILED || logicalId === FAILED) {
      return FAILED;
    }
    const outputs = stack
      .app()
      .filter((other) => other.name === stackName && other.entry('Outputs', logicalId) !== undefined)
      .map((other) => ({ stack: other, logicalId }));
    const name = `${stackName}.${logicalId}`;
    const given = fieldOf(this.values.exports, name);
    const output = nearest(outputs, stack);
    if (given !== undefined || output === undefined) {
      return given === undefined
        ? this.fail(
            where,
            `the output ${quoted(name)} is not at hand; give a value with the option exports: { ${key(name)}: '…' }`,
          )
        : (given as string);
    }
    return this.output(output);
  }

  private output({ stack, logicalId }: TemplateEntry): Resolved {
    return this.remembered(stack, `the output ${logicalId}`, () =>
      this.evaluate(fieldOf(stack.entry('Outputs', logicalId), 'Value'), stack, `Outputs.${logicalId}.Value`),
    );
  }

  private exportsOf(stack: StackTemplate): ReadonlyMap<string, readonly TemplateEntry[]> {
    if (this.exported === undefined) {
      const exported = new Map<string, TemplateEntry[]>();
      const before = this.problems;
      this.problems = [];
      for (const exporting of stack.app()) {
        for (const logicalId of exporting.logicalIds('Outputs')) {
          const name = fieldOf(fieldOf(exporting.entry('Outputs', logicalId), 'Export'), 'Name');
          const text = name === undefined ? undefined : this.evaluate(name, exporting, `Outputs.${logicalId}.Export`);
          if (typeof text === 'string') {
            exported.set(text, [...(exported.get(text) ?? []), { stack: exporting, logicalId }]);
          }
        }
      }
      // An export whose name is not known is no problem of who does not import it.
      this.problems = before;
      this.exported = exported;
    }
    return this.exported;
  }

  // Text and lists

  private join(argument: unknown, stack: StackTemplate, where: string): Resolved {
    if (!Array.isArray(argument) || argument.length !== 2) {
      return this.fail(where, 'a delimiter and a list are expected');
    }
    const delimiter = this.text(argument[0], stack, `${where}[0]`);
    const items = this.list(argument[1], stack, `${where}[1]`);
    if (delimiter === FAILED || items === FAILED) {
      return FAILED;
    }
    const texts = items.map(scalarText);
    this.limits.spend(delimiter.length * texts.length);
    const wrong = texts.indexOf(undefined);
    return wrong >= 0 ? this.fail(`${where}[1][${wrong}]`, 'text is expected') : texts.join(delimiter);
  }

  private split(argument: unknown, stack: StackTemplate, where: string): Resolved {
    if (!Array.isArray(argument) || argument.length !== 2) {
      return this.fail(where, 'a delimiter and a text are expected');
    }
    const delimiter = this.text(argument[0], stack, `${where}[0]`);
    const text = this.text(argument[1], stack, `${where}[1]`);
    if (delimiter === FAILED || text === FAILED) {
      return FAILED;
    }
    if (delimiter === '') {
      return this.fail(`${where}[0]`, 'a delimiter must not be empty');
    }
    this.limits.spend(text.length);
    return text.split(delimiter);
  }

  private select(argument: unknown, stack: StackTemplate, where: string): Resolved {
    if (!Array.isArray(argument) || argument.length !== 2) {
      return this.fail(where, 'an index and a list are expected');
    }
    const index = this.text(argument[0], stack, `${where}[0]`);
    const items = this.list(argument[1], stack, `${where}[1]`);
    if (index === FAILED || items === FAILED) {
      return FAILED;
    }
    const item = /^\d{1,9}$/.test(index) ? items[Number(index)] : undefined;
    return item ?? this.fail(where, `there is no item ${index} in a list of ${items.length}`);
  }

  private sub(argument: unknown, stack: StackTemplate, where: string): Resolved {
    const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument];
    if (typeof text !== 'string' || (variables !== undefined && !isObject(variables))) {
      return this.fail(where, 'a text is expected, or a text and its variables');
    }
    let result = '';
    let failed = false;
    let from = 0;
    for (let start = text.indexOf('${'); start >= 0; start = text.indexOf('${', from)) {
      const end = text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      const name = text.slice(start + 2, end).trim();
      const value = name.startsWith('!') ? `\${${name.slice(1)}}` : this.variable(name, variables, stack, where);
      const shown = value === FAILED ? FAILED : scalarText(value);
      if (shown === undefined) {
        this.fail(where, `the value of \${${shortened(name)}} has to be text`);
      }
      failed ||= typeof shown !== 'string';
      this.limits.spend(typeof shown === 'string' ? shown.length : 0);
      result += text.slice(from, start) + String(shown);
      from = end + 1;
    }
    return failed ? FAILED : result + text.slice(from);
  }

  private variable(
    name: string,
    variables: Readonly<Record<string, unknown>> | undefined,
    stack: StackTemplate,
    where: string,
  ): Resolved {
    const own = fieldOf(variables, name);
    if (own !== undefined) {
      return this.evaluate(own, stack, `${where}[1].${name}`);
    }
    const dot = name.indexOf('.');
    return dot < 0
      ? this.reference(name, stack, where)
      : this.attribute(stack, name.slice(0, dot), name.slice(dot + 1), where);
  }

  private base64(argument: unknown, stack: StackTemplate, where: string): Resolved {
    const text = this.text(argument, stack, where);
    return text === FAILED ? FAILED : Buffer.from(text).toString('base64');
  }

  private toJsonString(argument: unknown, stack: StackTemplate, where: string): Resolved {
    const value = this.evaluate(argument, stack, where);
    return value === FAILED ? FAILED : JSON.stringify(value ?? null);
  }

  private length(argument: unknown, stack: StackTemplate, where: string): Resolved {
    const items = this.list(argument, stack, where);
    return items === FAILED ? FAILED : items.length;
  }

  private zones(argument: unknown, stack: StackTemplate, where: string): Resolved {
    const region = this.text(argument, stack, where);
    return region === FAILED
      ? FAILED
      : ['a', 'b', 'c'].map((zone) => (region === '' ? this.environmentOf(stack).region : region) + zone);
  }

  private cidr(argument: unknown, stack: StackTemplate, where: string): Resolved {
    const parts = this.list(argument, stack, where);
    if (parts === FAILED) {
      return FAILED;
    }
    const [block, count, bits = 8] = parts;
    return (
      (typeof block === 'string' ? cidrBlocks(block, Number(count), Number(bits)) : undefined) ??
      this.fail(where, 'a block of IPv4 addresses, a count and a number of bits that fit each other are expected')
    );
  }

  private findInMap(argument: unknown, stack: StackTemplate, where: string): Resolved {
    if (!Array.isArray(argument) || argument.length < 3) {
      return this.fail(where, 'a map and two keys are expected');
    }
    const keys = argument.slice(0, 3).map((part, index) => this.text(part, stack, `${where}[${index}]`));
    if (keys.includes(FAILED)) {
      return FAILED;
    }
    const [map = '', top = '', second = ''] = keys as string[];
    const value = fieldOf(fieldOf(stack.entry('Mappings', map), top), second);
    const fallback = fieldOf(argument[3], 'DefaultValue');
    return value === undefined && fallback === undefined
      ? this.fail(where, `there is no ${quoted([map, top, second].join('.'))} in the mappings`)
      : this.evaluate(value ?? fallback, stack, value === undefined ? where : `Mappings.${map}.${top}.${second}`);
  }

  // Conditions

  private choose(argument: unknown, stack: StackTemplate, where: string): Resolved {
    if (!Array.isArray(argument) || argument.length !== 3 || typeof argument[0] !== 'string') {
      return this.fail(where, 'the name of a condition and two values are expected');
    }
    const holds = this.condition(argument[0], stack, where);
    return holds === FAILED ? FAILED : this.evaluate(argument[holds ? 1 : 2], stack, `${where}[${holds ? 1 : 2}]`);
  }

  private condition(name: string, stack: StackTemplate, where: string): boolean | typeof FAILED {
    const condition = stack.entry('Conditions', name);
    if (condition === undefined) {
      return this.fail(where, `there is no condition ${quoted(name)}`);
    }
    return this.remembered(stack, `the condition ${name}`, () =>
      this.test(condition, stack, `Conditions.${name}`),
    ) as ReturnType<TemplateResolver['condition']>;
  }

  private test(condition: unknown, stack: StackTemplate, where: string): boolean | typeof FAILED {
    return this.limits.inside(
      () => shortened(where),
      () => {
        this.limits.spend(1);
        const [[name, argument] = ['', undefined], ...others] = Object.entries(isObject(condition) ? condition : {});
        const operands: readonly unknown[] = Array.isArray(argument) ? argument : [];
        const tests = () => operands.map((operand, index) => this.test(operand, stack, `${where}.${name}[${index}]`));
        switch (others.length === 0 ? name : '') {
          case 'Condition':
            return this.condition(String(argument), stack, `${where}.Condition`);
          case 'Fn::And':
            return this.all(tests(), (results) => !results.includes(false));
          case 'Fn::Or':
            return this.all(tests(), (results) => results.includes(true));
          case 'Fn::Not':
            return this.all(tests(), ([result]) => result === false);
          case 'Fn::Equals': {
            const [left, right] = operands.map((operand, index) =>
              this.evaluate(operand, stack, `${where}.Fn::Equals[${index}]`),
            );
            return left === FAILED || right === FAILED ? FAILED : comparable(left) === comparable(right);
          }
          default:
            return this.literalTest(this.evaluate(condition, stack, where), where);
        }
      },
    );
  }

  private literalTest(value: Resolved, where: string): boolean | typeof FAILED {
    if (value === FAILED) {
      return FAILED;
    }
    const text = scalarText(value);
    return text === 'true' || text === 'false' ? text === 'true' : this.fail(where, 'a condition is expected');
  }

  private all(
    results: readonly (boolean | typeof FAILED)[],
    judge: (results: readonly boolean[]) => boolean,
  ): boolean | typeof FAILED {
    return results.includes(FAILED) ? FAILED : judge(results as boolean[]);
  }

  // What functions are made of

  private text(value: unknown, stack: StackTemplate, where: string): string | typeof FAILED {
    const resolved = this.evaluate(value, stack, where);
    return resolved === FAILED ? FAILED : (scalarText(resolved) ?? this.fail(where, 'text is expected'));
  }

  private list(value: unknown, stack: StackTemplate, where: string): readonly Json[] | typeof FAILED {
    const resolved = this.evaluate(value, stack, where);
    return resolved === FAILED || Array.isArray(resolved)
      ? (resolved as readonly Json[] | typeof FAILED)
      : this.fail(where, 'a list is expected');
  }

  /** Counts what a function gives: the same long text, put in often, is much too. */
  private counted(value: Resolved): Resolved {
    for (const item of Array.isArray(value) ? (value as readonly Json[]) : [value]) {
      this.limits.spend(typeof item === 'string' ? item.length : 1);
    }
    return value;
  }

  private remembered(stack: StackTemplate, name: string, evaluate: () => Resolved): Resolved {
    const known = this.known.get(stack) ?? new Map<string, Resolved>();
    this.known.set(stack, known);
    if (!known.has(name)) {
      const title = stack.name === undefined || stack.app().length === 1 ? name : `${name} of ${stack.name}`;
      // Stacks of the same name exist: of several regions.
      const key = `${[...this.known.keys()].indexOf(stack)} ${name}`;
      known.set(
        name,
        this.limits.once(key, title, () => this.limits.inside(() => title, evaluate)),
      );
    }
    return known.get(name);
  }

  private environmentOf(stack: StackTemplate): DeploymentEnvironment {
    const environment =
      this.environments.get(stack) ??
      deploymentEnvironment({
        region: this.values.region ?? stack.region ?? stack.parent?.stack.region,
        account: this.values.account ?? stack.account ?? stack.parent?.stack.account,
        stackName: stack.name ?? this.values.stackName,
      });
    this.environments.set(stack, environment);
    return environment;
  }

  private fail(where: string, problem: string): typeof FAILED {
    if (this.problems.length < 100) {
      this.problems.push(`${shortened(where)}: ${problem}`);
    }
    return FAILED;
  }
}

function quoted(text: string): string {
  return JSON.stringify(shortened(text));
}

/** A name as a key of an object in code. */
function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${shortened(name)}'`;
}

function valuesOption(logicalId: string, attribute: string): string {
  return `the option values: { ${key(logicalId)}: { ${key(attribute)}: '…' } }`;
}

function shortened(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 140)}…${text.slice(-140)}`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '' : `; it has ${names.slice(0, 20).join(', ')}`;
}

/** The resources whose logical ids begin or end like a name. */
function similar(name: string, stack: StackTemplate): string[] {
  const start = name.slice(0, 5).toLowerCase();
  return stack.logicalIds('Resources').filter((logicalId) => logicalId.toLowerCase().includes(start));
}

function scalarText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function comparable(value: Json | undefined): string {
  return scalarText(value) ?? JSON.stringify(value ?? null);
}

/** The name at the end of an ARN or a URL. */
function lastPart(address: string): string {
  const text = address.replace(/:\*$/, '');
  return text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
}

/** True for an ARN or a URL, which say more than a name. */
function isAddress(text: string): boolean {
  return /^(arn:|https?:\/\/)/.test(text);
}

/** True for an ARN where an ARN is expected, and for a URL where a URL is. */
function looksAlike(value: string, pattern: string): boolean {
  return value.startsWith('arn:') ? /^(arn:|\{of\})/.test(pattern) : /^https?:/.test(pattern);
}

/** What a stack writes for those in other regions, by the custom resource of the CDK that takes it there. */
function writtenExport(
  name: string,
  reader: StackTemplate,
): { readonly stack: StackTemplate; readonly value: unknown } | undefined {
  return reader
    .app()
    .flatMap((stack) =>
      stack
        .logicalIds('Resources')
        .filter((logicalId) => stack.typeOf(logicalId) === 'Custom::CrossRegionExportWriter')
        .map((logicalId) => {
          const properties = fieldOf(stack.entry('Resources', logicalId), 'Properties');
          return { stack, value: fieldOf(fieldOf(fieldOf(properties, 'WriterProps'), 'exports'), name) };
        }),
    )
    .find(({ value }) => value !== undefined);
}

/** Of several outputs of one name, the one in the same region and account. */
function nearest(outputs: readonly TemplateEntry[] | undefined, stack: StackTemplate): TemplateEntry | undefined {
  return (
    outputs?.find((output) => output.stack.region === stack.region && output.stack.account === stack.account) ??
    outputs?.[0]
  );
}
