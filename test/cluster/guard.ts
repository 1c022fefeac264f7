import { until } from '../node/wait';
import { attempt, kubectl } from './kubectl';
import { asList, type Manifest, type Release } from './release';

const ACCESS = ['ClusterRole', 'ClusterRoleBinding', 'RoleBinding'];
const ADMISSION = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];

/** The namespaces of a release, who may do what in them, and what is refused there: nothing runs. */
export class Guard {
  constructor(private readonly release: Release) {}

  /** Puts it up, once pods could be made. */
  public async putUp(): Promise<void> {
    await this.makeZones();
    await kubectl(['apply', '-f', '-'], asList(this.objects));
  }

  /** Makes the namespaces alone, and waits until pods could be made. */
  public async makeZones(): Promise<void> {
    await kubectl(['apply', '-f', '-'], asList(this.objects.filter(({ kind }) => kind === 'Namespace')));
    const { namespaces } = this.release;
    await until('every zone has its account', 60_000, async () => {
      const found = await Promise.all(
        namespaces.map((name) => attempt(['get', 'serviceaccount', 'default', '-n', name])),
      );
      return found.every(({ succeeded }) => succeeded) ? true : undefined;
    });
  }

  /** Takes it down. */
  public async takeDown(): Promise<void> {
    await kubectl(['delete', '--ignore-not-found', '-f', '-'], asList([...this.objects].reverse()));
  }

  /** The policies' names. */
  public get policies(): string[] {
    return this.release.objects.filter(({ kind }) => kind === ADMISSION[0]).map(({ metadata }) => metadata.name);
  }

  private get objects(): readonly Manifest[] {
    return this.release.objects.filter(({ kind }) => ['Namespace', ...ACCESS, ...ADMISSION].includes(kind));
  }
}
