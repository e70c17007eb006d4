import * as upstream from 'aws-cdk-lib/aws-stepfunctions-tasks';

/** How an app gets at upstream's tasks. */
export type Style = 'named' | 'namespace' | 'index' | 'member';

const IMPORT = /^import (?<type>type )?\{(?<names>[^}]*)\} from '@cdk-sfn\/tasks-[\w-]+';\n/gm;

/**
 * Makes a file of ours use upstream's tasks, as their users do: the way back from what is tested, by other means.
 * Names that upstream does not have stay where they are.
 */
export function backToUpstream(text: string, style: Style): string {
  const names: string[] = [];
  const rest = text.replace(IMPORT, (statement, type: string | undefined, list: string) => {
    const imported = list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const theirs = imported.filter((name) => isUpstream(name));
    names.push(...theirs.map((name) => (type ? `type ${name}` : name)));
    const ours = imported.filter((name) => !theirs.includes(name));
    return ours.length === 0 ? '' : statement.replace(list, ` ${ours.join(', ')} `);
  });
  if (names.length === 0) {
    return text;
  }
  if (style === 'named') {
    return `import {\n${names.map((name) => `  ${name},\n`).join('')}} from 'aws-cdk-lib/aws-stepfunctions-tasks';\n${rest}`;
  }
  const prefix = style === 'member' ? 'everything.aws_stepfunctions_tasks' : 'tasks';
  const using = names
    .map((name) => name.replace('type ', ''))
    .reduce((code, name) => code.replace(new RegExp(`(?<![\\w.'])${name}(?![\\w'])`, 'g'), `${prefix}.${name}`), rest);
  const statement = {
    namespace: "import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';",
    index: "import { aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib';",
    member: "import * as everything from 'aws-cdk-lib';",
  }[style];
  return `${statement}\n${using}`;
}

function isUpstream(name: string): boolean {
  const plain = name.replace(/^type | as .*$/g, '');
  return plain in upstream || /^[A-Z]\w*Props$/.test(plain);
}
