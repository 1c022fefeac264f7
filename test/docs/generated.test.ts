import { readFileSync } from 'fs';
import { join } from 'path';
import { generatedPages } from '../../src/docs';

const ROOT = join(__dirname, '..', '..');

test.each(generatedPages(ROOT))('$path is as npm run docs makes it', ({ path, text }) => {
  expect(readFileSync(join(ROOT, path), 'utf8')).toBe(text);
});
