import {
  Connection,
  Endpoint,
  PaymentChannel,
  type BankCardChannelProps,
  type PaymentChannelProps,
} from '../../../constructs';
import { completeComponent, endpoint, minimalComponent, refusal, ROLLOUT } from '../testing';

const acquirer = Connection.to(
  Endpoint.external({ host: 'acquirer.example.com', port: 443, cidrs: ['203.0.113.0/24'] }),
);
const minimal: PaymentChannelProps = { ...minimalComponent('acquirer'), acquirer };

test('each kind plays a role of the gateway, and gives its program an acquirer', () => {
  const channels = [PaymentChannel.mobilePayment(minimal), PaymentChannel.eWallet(minimal)];
  expect(channels.map(({ name, _component }) => [name, _component])).toEqual([
    ['mobile', 'mobile-payment'],
    ['wallet', 'e-wallet'],
  ]);
  for (const { _roles } of channels) {
    expect(_roles).toEqual({ acquirer });
  }
});

test('a bank card alone reaches the vault', () => {
  const props: Required<BankCardChannelProps> = {
    ...completeComponent('acquirer', 'vault'),
    rollout: ROLLOUT,
    acquirer,
    vault: endpoint('vault'),
  };
  const channel = PaymentChannel.bankCard(props);
  expect(channel).toMatchObject({ name: 'card', _component: 'bank-card' });
  expect(channel._roles).toEqual({ acquirer, vault: Connection.to(props.vault) });
});

test("one of the user's own has a name of its own", () => {
  expect(PaymentChannel.named('invoice', minimal)).toMatchObject({ name: 'invoice', _component: 'invoice' });
});

test.each(['Invoice', '', 'a'.repeat(41)])('fails when its name is %j', (name) => {
  expect(refusal(() => PaymentChannel.named(name, minimal))).toMatchObject({
    code: 'NAME_INVALID',
    place: 'PaymentChannel.named',
  });
});

test.each(['database', 'broker', 'idempotency', 'gateway', 'settlement', 'migration', 'reconciliation'])(
  'fails when it would take the place of the %s',
  (name) => {
    expect(refusal(() => PaymentChannel.named(name, minimal)).code).toBe('NAME_INVALID');
  },
);
