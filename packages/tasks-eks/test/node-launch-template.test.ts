import { Stack } from 'aws-cdk-lib';
import { LaunchTemplate } from 'aws-cdk-lib/aws-ec2';
import { expect, test } from 'vitest';
import { launchTemplateArgument, launchTemplateProblems } from '../src/node-launch-template';

test('a template is known by its id, or else by its name', () => {
  expect(launchTemplateArgument({ launchTemplateId: 'lt-1', launchTemplateName: 'mine', versionNumber: '3' })).toEqual({
    Id: 'lt-1',
    Version: '3',
  });
  expect(launchTemplateArgument({ launchTemplateName: 'mine' })).toEqual({ Name: 'mine' });
  expect(launchTemplateArgument(undefined)).toBeUndefined();
});

test('an imported template without a version is of its default one', () => {
  const template = LaunchTemplate.fromLaunchTemplateAttributes(new Stack(), 'Template', { launchTemplateId: 'lt-1' });

  expect(template.versionNumber).toBe('$Default');
  expect(launchTemplateArgument(template)).toEqual({ Id: 'lt-1' });
});

test('a template says itself what it says', () => {
  const beside = { diskSize: 20, remoteAccess: undefined };

  expect(launchTemplateProblems(undefined, beside)).toEqual([]);
  expect(launchTemplateProblems({ launchTemplateName: 'mine' }, { diskSize: undefined }).filter(Boolean)).toEqual([]);
  expect(launchTemplateProblems({ versionNumber: '1' }, beside)).toEqual([
    { prop: 'launchTemplate', problem: 'has neither id nor name', fix: 'give launchTemplateId or launchTemplateName' },
    { prop: 'diskSize', problem: 'is given beside a launch template', fix: 'say it in the template' },
  ]);
});
