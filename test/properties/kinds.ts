import { ACCESS } from './access';
import { COMPONENTS } from './components';
import { DATA_SERVICES } from './data-services';
import { PLATFORM_OBJECTS } from './platform-objects';
import { WORKLOADS, type AnyKind } from './workloads';

/** Every construct of the library, by what it is called. */
export const KINDS: readonly (readonly [name: string, kind: AnyKind])[] = Object.entries({
  ...WORKLOADS,
  ...PLATFORM_OBJECTS,
  ...ACCESS,
  ...DATA_SERVICES,
  ...COMPONENTS,
});
