import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { bytesOf } from './amounts';
import { refuse, shown } from './errors';
import { bytesQuantity, cpuQuantity, quantityValue } from './quantity';

/** What one container asks for and may use at most. */
export interface ResourcesProps {
  /** CPU reserved for the container. */
  readonly cpu: Cpu;
  /** Memory reserved for the container. */
  readonly memory: Size;
  /**
   * Most CPU it may use; above it the container is throttled.
   * @default - no limit; a zone's LimitRange may set one
   */
  readonly cpuLimit?: Cpu;
  /**
   * Most memory it may use; above it the container is killed.
   * @default - the memory it reserves, so that a node never runs short of what it promised
   */
  readonly memoryLimit?: Size;
  /**
   * Space on the node's disk, reserved for the container and the most it may use: its logs and its scratch folders.
   * Above it the pod is evicted.
   * @default - 100 MiB for logs and all that its scratch folders may hold; nothing where one of them has no bound
   */
  readonly ephemeralStorage?: Size;
}

/** The same, in the quantities that Kubernetes writes: `250m`, `512Mi`. */
export interface ResourceQuantities {
  /** CPU reserved for the container: `250m`, `1`. */
  readonly cpu: string;
  /** Memory reserved for the container: `512Mi`. */
  readonly memory: string;
  /**
   * Most CPU it may use.
   * @default - no limit; a zone's LimitRange may set one
   */
  readonly cpuLimit?: string;
  /**
   * Most memory it may use.
   * @default - the memory it reserves
   */
  readonly memoryLimit?: string;
  /**
   * Space on the node's disk that it reserves, and the most it may use.
   * @default - 100Mi for logs and all that its scratch folders may hold
   */
  readonly ephemeralStorage?: string;
}

/** As a container states them. @internal */
export interface _ResourceFields {
  readonly requests: { readonly cpu?: string; readonly memory: string };
  readonly limits: { readonly cpu?: string; readonly memory: string };
}

/** The least of each resource that Kubernetes counts: `128m` of memory would be an eighth of a byte. */
const LEAST = { cpu: 0.001, memory: 1 };

/**
 * Requests and limits of one container. There is no default: a wrong guess is an outage or a bill.
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export class Resources {
  /** From typed amounts: `Resources.of({ cpu: Cpu.millis(250), memory: Size.mebibytes(512) })`. */
  public static of(props: ResourcesProps): Resources {
    return Resources.parse({
      cpu: props.cpu.amount,
      memory: String(bytesOf(props.memory, { field: 'memory', place: 'Resources.of' })),
      cpuLimit: props.cpuLimit?.amount,
      memoryLimit:
        props.memoryLimit && String(bytesOf(props.memoryLimit, { field: 'memoryLimit', place: 'Resources.of' })),
      ephemeralStorage:
        props.ephemeralStorage &&
        String(bytesOf(props.ephemeralStorage, { field: 'ephemeralStorage', place: 'Resources.of' })),
    });
  }

  /** From Kubernetes' own text: `Resources.parse({ cpu: '250m', memory: '512Mi' })`. */
  public static parse(quantities: ResourceQuantities): Resources {
    const cpu = quantityValue(quantities.cpu, 'Resources cpu');
    const memory = quantityValue(quantities.memory, 'Resources memory');
    const cpuLimit =
      quantities.cpuLimit === undefined ? undefined : quantityValue(quantities.cpuLimit, 'Resources cpuLimit');
    const memoryLimit =
      quantities.memoryLimit === undefined ? memory : quantityValue(quantities.memoryLimit, 'Resources memoryLimit');
    const disk =
      quantities.ephemeralStorage === undefined
        ? undefined
        : quantityValue(quantities.ephemeralStorage, 'Resources ephemeralStorage');
    for (const [name, value] of Object.entries({ cpu, memory, ephemeralStorage: disk ?? 1 })) {
      if (value < (name === 'cpu' ? LEAST.cpu : LEAST.memory)) {
        refuse({
          code: 'QUANTITY_INVALID',
          place: `Resources ${name}`,
          expected: `${name} must be more than nothing, at least ${name === 'cpu' ? 'a thousandth of a core (1m)' : 'a byte'}`,
          got: shown(value),
          example: name === 'cpu' ? shown('250m') : shown('512Mi'),
        });
      }
    }
    return new Resources(cpu, memory, cpuLimit, memoryLimit, disk);
  }

  private constructor(
    /** Cores reserved. */
    public readonly cpu: number,
    /** Bytes reserved. */
    public readonly memory: number,
    /** Most cores, or nothing. */
    public readonly cpuLimit: number | undefined,
    /** Most bytes. */
    public readonly memoryLimit: number,
    /** Bytes on the node's disk, or nothing where the folders say. */
    public readonly ephemeralStorage: number | undefined,
  ) {}

  /** Refuses a request above its limit, naming the container, the resource and both values. @internal */
  public _check(place: string, container: string): void {
    const above = (resource: string, request: string, limit: string): never =>
      refuse({
        code: 'REQUEST_ABOVE_LIMIT',
        place,
        expected: `container "${container}" must request no more ${resource} than its limit ${limit}`,
        got: request,
        example: `{ ${resource}: '${limit}', ${resource}Limit: '${limit}' }`,
      });
    if (this.cpuLimit !== undefined && this.cpu > this.cpuLimit) {
      above('cpu', cpuQuantity(this.cpu), cpuQuantity(this.cpuLimit));
    }
    if (this.memory > this.memoryLimit) {
      above('memory', bytesQuantity(this.memory), bytesQuantity(this.memoryLimit));
    }
  }

  /** The `resources` field of a container. @internal */
  public _manifest(): _ResourceFields {
    const cpuLimit = this.cpuLimit === undefined ? {} : { cpu: cpuQuantity(this.cpuLimit) };
    return {
      requests: { cpu: cpuQuantity(this.cpu), memory: bytesQuantity(this.memory) },
      limits: { ...cpuLimit, memory: bytesQuantity(this.memoryLimit) },
    };
  }
}
