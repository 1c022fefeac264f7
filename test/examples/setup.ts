import { newFolder, packLibrary } from './packed';

/** Packs the library once for all tests. */
export default async function setup(): Promise<void> {
  const folder = await newFolder();
  process.env.EXAMPLES_FOLDER = folder;
  process.env.EXAMPLES_LIBRARY = await packLibrary(folder);
}
