import { removeFolder } from './packed';

export default async function teardown(): Promise<void> {
  await removeFolder(process.env.EXAMPLES_FOLDER ?? '');
}
