import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parity } from '../../src/parity/parity.ts';
import type { Module } from '../../src/parity/modules.ts';
import type { ParityCheck } from '../../src/parity/parity.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const timeout = 120_000;

type Sources = Readonly<Record<string, string>>;

interface Others {
  readonly shared?: Sources;
  readonly wanted?: Sources;
  /** The source of the package that passes on all but the core. */
  readonly umbrella?: string;
}

/** Upstream has a folder for each service, ours are packages of a file. */
function check(upstream: Sources, packages: Sources, { shared = {}, umbrella, wanted = {} }: Others = {}) {
  const files: Record<string, string> = {
    'tasks/index.d.ts': Object.keys(upstream)
      .map((place) => `export * from './lib/${place}';`)
      .join('\n'),
  };
  for (const [place, source] of Object.entries(upstream)) files[`tasks/lib/${place}.d.ts`] = source;
  const others = { ...packages, ...shared, ...wanted, umbrella: umbrella ?? '' };
  for (const [name, source] of Object.entries(others)) files[`${name}/index.d.ts`] = source;
  const root = temporaryFolder(files);
  const modules = (sources: Sources): Module[] =>
    Object.keys(sources).map((name) => ({ name, index: join(root, name, 'index.d.ts') }));
  const [tasks] = modules({ tasks: '' });
  const ours = modules(packages);
  const over = ours.filter(({ name }) => name !== 'core');
  return parity({
    tasks: tasks!,
    ours,
    shared: modules(shared),
    umbrella: umbrella === undefined ? undefined : { ...modules({ umbrella })[0]!, over },
    wanted: modules(wanted),
  });
}

const problems = (checks: readonly ParityCheck[]): string[] =>
  checks.flatMap(({ name, package: owner, problems }) => problems.map((text) => `${owner ?? '?'}: ${name} ${text}`));

describe('the types', () => {
  const theirs = `
    declare class Elsewhere { base: string }
    export declare abstract class Base { base: string }
    export declare class Task extends Base {
      static make(id: string, size?: number): Task;
      constructor(id: string);
      readonly name: string;
      private hidden: string;
    }
    export declare namespace Task {
      enum Level { LOW = "low" }
      interface Detail { readonly level: Level; readonly levels?: Level[] }
    }
    export declare enum Kind { A = "a" }
    export interface Props { readonly size: number; readonly text?: string; readonly kinds?: Kind[] }
    export interface Bound { bind(task: Task): Props; readonly named?: { [name: string]: Base } }
    export {};
  `;
  const compare = (ours: string) => check({ 'glue/start': theirs }, { 'tasks-glue': ours });

  it('are right when they are the same', { timeout }, () => {
    const checks = compare(theirs);
    expect(problems(checks)).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual([
      'Base',
      'Base.prototype.base',
      'Task',
      'new Task',
      'Task.make',
      'Task.prototype.name',
      'Task.prototype.base',
      'Task.Level',
      'Task.Level.LOW',
      'Task.Detail',
      'Task.Detail.level',
      'Task.Detail.levels',
      'Kind',
      'Kind.A',
      'Props',
      'Props.size',
      'Props.text',
      'Props.kinds',
      'Bound',
      'Bound.bind',
      'Bound.named',
    ]);
  });

  it.each([
    ['readonly kinds?: Kind[]', 'readonly kinds?: Kind[] | string'],
    ['readonly text?: string', 'readonly text?: string | number'],
    ['export declare enum Kind { A = "a" }', 'declare enum K { A = "a", B = "b" } export { K as Kind }'],
    ['readonly name: string', 'readonly name: "a"'],
    ['enum Level { LOW = "low" }', 'enum L { LOW = "low" } export { L as Level, Detail }'],
    [
      'interface Detail { readonly level: Level;',
      'type Detail = OtherDetail } interface OtherDetail { level: Task.Level;',
    ],
    ['private hidden: string;', 'private hidden: string; _internal: string;'],
    [', size?: number', ', size?: number, more?: string'],
  ])('are right when "%s" is "%s"', { timeout }, (before, after) => {
    expect(problems(compare(theirs.replace(before, after)))).toEqual([]);
  });

  it.each([
    ['export declare enum Kind { A = "a" }', 'export declare enum Kind { A = "b" }', ['Kind.A is not a']],
    ['export declare enum Kind { A = "a" }', 'export declare enum Kind { B = "a" }', ['Kind.A is not a']],
    ['export declare enum Kind', 'declare enum Kind', ['Kind is not exported']],
    ['export declare enum Kind { A = "a" }', 'export type Kind = "a"', ['Kind is a type only']],
    ['enum Level { LOW = "low" }', 'enum Level { LOW = "LOW" }', ['Task.Level.LOW is not low']],
    ['enum Level { LOW = "low" }', 'type Level = "low"', ['Task.Level is a type only']],
    ['readonly levels?: Level[]', 'readonly levels?: Level', ['Task.Detail.levels does not take Level[] | undefined']],
    [
      'export interface Props { readonly size: number; readonly text?: string; readonly kinds?: Kind[]',
      'namespace Other { enum Kind { B = "b" } } export interface Props { size: number; text?: string; kinds?: Other.Kind[]',
      ['Props.kinds does not take Kind[] | undefined'],
    ],
    ['bind(task: Task)', 'bind(task: string)', ["Bound.bind does not take upstream's task"]],
    ['(task: Task): Props', '(task: Task): string', ['Bound.bind gives back string']],
    [
      '{ [name: string]: Base }',
      '{ [name: string]: Kind }',
      ['Bound.named does not take { [name: string]: Base; } | undefined'],
    ],
    ['readonly kinds?: Kind[]', 'readonly kinds?: string', ['Props.kinds does not take Kind[] | undefined']],
    [
      'readonly text?: string',
      'readonly text: string',
      ['Props.text is required', 'Props.text does not take string | undefined'],
    ],
    ['readonly size: number', 'readonly size: number; readonly more: string', ['Props.more is required']],
    ['readonly text?: string', 'readonly text?: number', ['Props.text does not take string | undefined']],
    ['readonly text?: string', '', ['Props.text is missing']],
    ['readonly name: string', 'readonly name: number', ['Task.prototype.name is a number']],
    ['readonly name: string', 'private readonly name: string', ['Task.prototype.name is missing']],
    ['size?: number', 'size: number', ['Task.make always wants size']],
    ['size?: number', 'size?: string', ["Task.make does not take upstream's size"]],
    [', size?: number', '', ['Task.make takes fewer arguments']],
    ['): Task', '): string', ['Task.make gives back string']],
    ['constructor(id: string)', 'constructor(id: string, more: string)', ['new Task wants more as well']],
    ['constructor(id: string)', 'private constructor(id: string)', ['new Task cannot be called']],
  ])('are wrong when "%s" is "%s"', { timeout }, (before, after, expected) => {
    expect(problems(compare(theirs.replace(before, after)))).toEqual(expected.map((text) => `tasks-glue: ${text}`));
  });

  it('are wrong when a class is not what upstream takes from elsewhere', { timeout }, () => {
    const source = "import { State } from '../../../states'; export declare class Task extends State {}";
    const states = { states: 'export declare class State { private state: string }' };
    const same = { 'tasks-glue': "import { State } from '../states'; export declare class Task extends State {}" };
    const other = { 'tasks-glue': 'export declare class Task {}' };
    expect(problems(check({ 'glue/start': source }, same, { shared: states }))).toEqual([]);
    expect(problems(check({ 'glue/start': source }, other, { shared: states }))).toEqual([
      'tasks-glue: Task is no State',
    ]);
  });
});

describe('the package that a name belongs to', () => {
  const cls = (...names: string[]): string => names.map((name) => `export declare class ${name} {}`).join('\n');
  const owners = (checks: readonly ParityCheck[]) =>
    Object.fromEntries(checks.filter(({ name }) => !/[ .]/.test(name)).map((each) => [each.name, each.package]));

  it('is the one that exports it, or that has the others of its file or folder', { timeout }, () => {
    const upstream = { 'sns/publish': cls('Publish', 'Attribute'), 'sns/types': cls('Type'), 'sqs/send': cls('Send') };
    const checks = check(upstream, { core: cls('Attribute'), sns: cls('Publish', 'Attribute'), sqs: cls('Send') });
    expect(owners(checks)).toEqual({ Publish: 'sns', Attribute: 'sns', Type: 'sns', Send: 'sqs' });
    expect(problems(checks)).toEqual(['sns: Type is not exported']);
  });

  it('is missing when neither the name nor its neighbours are anywhere', { timeout }, () => {
    const checks = check({ 'sns/publish': cls('Publish'), 'sqs/send': cls('Send') }, { sns: cls('Publish') });
    expect(problems(checks)).toEqual(['?: Send belongs to no package: export it']);
  });
});

describe('other modules', () => {
  it('may have names that are wanted', { timeout }, () => {
    const options = { wanted: { old: 'export interface Props { readonly job: string }' } };
    const upstream = { 'batch/submit': 'export interface Props { readonly arn?: string }' };
    const both = { batch: 'export interface Props { readonly arn?: string; readonly job?: string }' };
    expect(problems(check(upstream, both, options))).toEqual([]);
    expect(problems(check(upstream, { batch: upstream['batch/submit'] }, options))).toEqual([
      'batch: Props.job is missing',
    ]);
    expect(problems(check({}, { batch: 'export {};' }, options))).toEqual(['?: Props is not exported']);
  });

  it('may have another name for an enum', { timeout }, () => {
    const wanted = { old: 'export declare enum Method { GET = "get", PUT = "put" }' };
    const alias = (members: string): string =>
      `declare enum Methods { ${members} } export declare const Method: typeof Methods; export type Method = Methods`;
    expect(problems(check({}, { eks: alias('GET = "get", PUT = "put"') }, { wanted }))).toEqual([]);
    expect(problems(check({}, { eks: alias('GET = "get"') }, { wanted }))).toEqual(['eks: Method.PUT is not put']);
  });

  it('may have names that are the same where there are any', { timeout }, () => {
    const shared = { sfn: 'export declare class JsonPath { static at(): string } export declare class Chain {}' };
    const core = 'export declare class JsonPath { static at(): string }';
    expect(check({}, { core }, { shared })).toEqual([
      { name: 'JsonPath', from: 'sfn', package: 'core', problems: [] },
      { name: 'new JsonPath', from: 'sfn', package: 'core', problems: [] },
      { name: 'JsonPath.at', from: 'sfn', package: 'core', problems: [] },
    ]);
    const other = core.replace('static ', '');
    expect(problems(check({}, { core: other }, { shared }))).toEqual(['core: JsonPath.at is missing']);
  });
});

describe('the package that passes on the others', () => {
  const upstream = {
    'sns/publish': 'export declare class Publish {} export interface Props { readonly size?: number }',
  };
  const sns = `${upstream['sns/publish']} export declare class Beyond {}`;
  const sqs = 'export declare class Send {}';
  const core = 'export declare class JsonPath {} export declare class Inside {}';
  const shared = { states: 'export declare class JsonPath {}' };
  const passedOn = "export { JsonPath } from '../core'; export * from '../sns'; export * from '../sqs';";
  const compare = (umbrella: string, packages: Sources = {}) =>
    check(upstream, { core, sns, sqs, ...packages }, { shared, umbrella });

  it('has each name that is held against ours, and each of the others', { timeout }, () => {
    const checks = compare(passedOn);
    expect(problems(checks)).toEqual([]);
    expect(checks.filter((each) => each.package === 'umbrella').map(({ from, name }) => [from, name])).toEqual([
      ['tasks', 'Publish'],
      ['tasks', 'Props'],
      ['states', 'JsonPath'],
      ['our packages', 'Publish'],
      ['our packages', 'Props'],
      ['our packages', 'Beyond'],
      ['our packages', 'Send'],
    ]);
  });

  it('may leave a name of the core to the core', { timeout }, () => {
    const checks = compare(passedOn);
    expect(checks.map(({ name }) => name)).not.toContain('Inside');
  });

  const gone = 'is not exported';
  const other = (owner: string) => `is not the one of ${owner}: another package has the name, too`;

  it.each([
    ['without a package', passedOn.replace("export * from '../sqs';", ''), {}, [`Send ${gone}`]],
    [
      'without a name of the core',
      passedOn.replace("export { JsonPath } from '../core';", ''),
      {},
      [`JsonPath ${gone}`],
    ],
    ['without values', passedOn.replace('{ JsonPath }', 'type { JsonPath }'), {}, ['JsonPath is a type only']],
    ['where two export a name', passedOn, { sqs: `${sqs} export declare class Beyond {}` }, [`Beyond ${other('sqs')}`]],
    ['where two export a type', passedOn, { sqs: `${sqs} export type Beyond = string` }, [`Beyond ${other('sqs')}`]],
    [
      'where the core has the name, too',
      passedOn,
      { sqs: `${sqs} export declare class JsonPath {}` },
      [`JsonPath ${other('sqs')}`],
    ],
  ])('is wrong %s', { timeout }, (_, umbrella, packages, expected) => {
    expect(problems(compare(umbrella, packages))).toEqual(expected.map((text) => `umbrella: ${text}`));
  });

  it('may have a type as a type', { timeout }, () => {
    const umbrella = `export type { Props } from '../sns'; ${passedOn}`;
    expect(problems(compare(umbrella))).toEqual([]);
  });

  it('may have what two pass on that is the same', { timeout }, () => {
    const both = "export { Inside } from '../core';";
    expect(problems(compare(passedOn, { sns: `${sns} ${both}`, sqs: `${sqs} ${both}` }))).toEqual([]);
  });
});
