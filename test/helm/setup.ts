import { helm } from './helm';

/** Before any test: is there a helm? Without one nothing here could be said to hold. */
export default function setup(): void {
  const { succeeded, stderr } = helm(['version', '--short']);
  if (!succeeded) {
    throw new Error(
      `npm run test:helm needs helm, on the PATH or among the programs of ../shared/tools/cluster: ${stderr}`,
    );
  }
}
