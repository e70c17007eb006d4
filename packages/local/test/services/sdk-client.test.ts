import { describe, expect, it } from 'vitest';
import { clientClass, commandClass, loadSdkModule } from '../../src/services/sdk-client';

describe('loadSdkModule', () => {
  it('loads a client that is installed', async () => {
    expect(await loadSdkModule('@aws-sdk/client-sqs', '/nowhere')).toHaveProperty('SQSClient');
  });

  it('says what to install otherwise', async () => {
    await expect(loadSdkModule('@aws-sdk/client-polly', '/nowhere')).rejects.toThrow(
      '@aws-sdk/client-polly is not installed, and a task calls its service. ' +
        'Install it in /nowhere: npm install --save-dev @aws-sdk/client-polly',
    );
  });
});

describe('clientClass', () => {
  it('finds the client', async () => {
    const module = await loadSdkModule('@aws-sdk/client-dynamodb', '/nowhere');
    expect(clientClass(module, '@aws-sdk/client-dynamodb')).toBe(module.DynamoDBClient);
  });

  it('says that a module has none', () => {
    expect(() => clientClass({ Client: 'text' }, 'other')).toThrow('other has no client');
  });
});

describe('commandClass', () => {
  class CreateDBInstanceCommand {}
  const module = { CreateDBInstanceCommand };

  it('finds a command whatever its case', () => {
    expect(commandClass(module, 'createDbInstance')).toBe(CreateDBInstanceCommand);
  });

  it('finds none that is not there', () => {
    expect(commandClass(module, 'deleteDbInstance')).toBeUndefined();
  });
});
