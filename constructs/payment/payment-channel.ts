import { Connection } from '../core/connection';
import type { Endpoint } from '../core/endpoint';
import { refuse, shown } from '../core/errors';
import { checkObjectName } from '../core/names';
import { played } from '../workload/played';
import type { ComponentProps } from '../workload/component';

/** One way to pay: a deployment of its own, so that a fault of one acquirer stays in one channel. */
export interface PaymentChannelProps extends ComponentProps {
  /** Plays the role `acquirer`: who moves the money, by an address outside the cluster. */
  readonly acquirer: Connection;
}

/** Bank cards, which alone may see a card number. */
export interface BankCardChannelProps extends PaymentChannelProps {
  /** Plays the role `vault`. */
  readonly vault: Endpoint;
}

/** The gateway's other roles, and the other workloads: a channel of such a name would take their place. */
const TAKEN = ['gateway', 'database', 'broker', 'idempotency', 'migration', 'settlement', 'reconciliation'];

/** The kinds of channel a payment system has. Each plays the gateway's role of its name. */
export class PaymentChannel {
  /** Bank card; the gateway's role `card`. Roles: `acquirer`, `vault`. */
  public static bankCard(props: BankCardChannelProps): PaymentChannel {
    return new PaymentChannel('card', 'bank-card', props, { vault: Connection.to(props.vault) });
  }

  /** Mobile payment; the gateway's role `mobile`. Role: `acquirer`. */
  public static mobilePayment(props: PaymentChannelProps): PaymentChannel {
    return new PaymentChannel('mobile', 'mobile-payment', props, {});
  }

  /** E-wallet; the gateway's role `wallet`. Role: `acquirer`. */
  public static eWallet(props: PaymentChannelProps): PaymentChannel {
    return new PaymentChannel('wallet', 'e-wallet', props, {});
  }

  /** A channel of your own; the gateway's role of that name. Role: `acquirer`. */
  public static named(name: string, props: PaymentChannelProps): PaymentChannel {
    checkObjectName(name, 'PaymentChannel.named', 40);
    if (TAKEN.includes(name)) {
      refuse({
        code: 'NAME_INVALID',
        place: 'PaymentChannel.named',
        expected: `a channel must not be called as a part of the payment system (${TAKEN.join(', ')})`,
        got: shown(name),
        example: shown('invoice'),
      });
    }
    return new PaymentChannel(name, name, props, {});
  }

  private constructor(
    /** The gateway's role, and the end of the deployment's name. */
    public readonly name: string,
    /** @internal */
    readonly _component: string,
    /** @internal */
    readonly _props: PaymentChannelProps,
    private readonly more: { [role: string]: Connection },
  ) {}

  /** Who plays the roles of its application. @internal */
  public get _roles(): { [role: string]: Connection } {
    return played({ acquirer: this._props.acquirer, ...this.more });
  }
}
