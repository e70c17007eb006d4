import { App } from 'aws-cdk-lib';
import { CrawlStack } from '../lib/crawl-stack';
import { ReadPagesStack } from '../lib/read-pages-stack';

const app = new App();
new CrawlStack(app, 'Crawl');
new ReadPagesStack(app, 'ReadPages');
