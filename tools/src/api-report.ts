import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorMessageCategory } from '@microsoft/api-extractor';

const isDiff = (messageId: string) => messageId === 'console-api-report-diff';

/**
 * Compares a built package with the API report in git, or writes the report anew.
 * Gives what is wrong, with the way to mend it; nothing when all is well.
 */
export function apiReport(packageDir: string, { update = false } = {}): string[] {
  const config = ExtractorConfig.loadFileAndPrepare(join(packageDir, 'api-extractor.json'));
  if (update) mkdirSync(config.reportFolder, { recursive: true });

  const problems: string[] = [];
  let diff = '';
  const result = Extractor.invoke(config, {
    localBuild: update,
    printApiReportDiff: true,
    messageCallback: (message) => {
      message.handled = true;
      if (isDiff(message.messageId)) {
        diff = message.text;
      } else if (
        message.category !== ExtractorMessageCategory.Console &&
        ['error', 'warning'].includes(message.logLevel)
      ) {
        const place = message.sourceFilePath ? `${message.sourceFilePath}:${message.sourceFileLine ?? 1}: ` : '';
        problems.push(`${place}${message.text} (${message.messageId})`);
      }
    },
  });

  if (result.apiReportChanged && !update) {
    const report = relative(packageDir, config.reportFilePath);
    problems.push(
      `The API that was built is not the one in ${report}.\n${diff}\n` +
        `If the change is meant, run \`pnpm api:update\` and commit ${report}.`,
    );
  }
  return problems;
}
