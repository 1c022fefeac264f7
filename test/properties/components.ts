import { maybe, mostly, NAME, number, text } from './hostile';
import { DISRUPTION, ENDPOINT, IDENTITY, making, PLACEMENT, RESOURCES, ROLLOUT, SIZE, type Making } from './pieces';
import { program } from './programs';
import { kind, type AnyKind } from './workloads';
import {
  Application,
  Binding,
  CardVault,
  Cart,
  Checkout,
  Connection,
  Folder,
  Logistics,
  OrderProcessing,
  PaymentChannel,
  PaymentSystem,
  ProductCatalog,
  Storefront,
  type ComponentProps,
} from '../../constructs';
import { STORES } from '../constructs/samples';
import fc from '../chance';

/** Makes a component whose application uses these roles, each by a variable, and keeps files in these folders. */
type MakingComponent = (roles: readonly string[], folders?: readonly string[]) => ComponentProps;

const COMPONENT: fc.Arbitrary<Making<MakingComponent>> = making(
  'component',
  fc.record({
    program: program(true),
    resources: RESOURCES,
    replicas: number(2, 4),
    disruption: maybe(DISRUPTION),
    placement: maybe(PLACEMENT),
  }),
  ({ program: main, resources, replicas, disruption, placement }) =>
    (roles, folders = []) => ({
      application: using(main().application, roles, folders),
      sizing: { resources: resources(), replicas, disruption: disruption?.() },
      placement,
    }),
);

function using({ _props }: Application, roles: readonly string[], folders: readonly string[]): Application {
  const own = Object.entries(_props.variables ?? {}).filter(([, binding]) => binding._role === undefined);
  const bound = roles.map((role) => [`ROLE_${role.toUpperCase().replace(/\W/g, '_')}`, Binding.host(role)] as const);
  return Application.of({
    ..._props,
    variables: Object.fromEntries([...own, ...bound]),
    folders: [...(_props.folders ?? []), ...folders.map((folder) => Folder.persistent(folder))],
  });
}

const { database, broker, cache, durable, tables } = STORES;

const SHOP = kind({
  settings: fc.record({
    ids: fc.record({ catalog: NAME, cart: NAME, orders: NAME, checkout: NAME, logistics: NAME, storefront: NAME }),
    part: COMPONENT,
    other: COMPONENT,
    rollout: maybe(ROLLOUT),
    payment: ENDPOINT,
    claim: fc.record({ name: NAME, size: SIZE, storageClassName: maybe(NAME) }),
  }),
  fill: (chart, { ids, part: makePart, other: makeOther, rollout, payment, claim }) => {
    const [part, other] = [makePart(), makeOther()];
    const catalog = new ProductCatalog(chart, ids.catalog, { ...part(['database']), rollout: rollout?.(), database });
    const cart = new Cart(chart, ids.cart, { ...other(['store']), store: tables });
    const orders = new OrderProcessing(chart, ids.orders, {
      ...part(['database', 'broker'], ['/journal']),
      database,
      broker,
      claim: { ...claim, path: '/journal', size: claim.size() },
    });
    const checkout = new Checkout(chart, ids.checkout, {
      ...other(['sessions', 'orders', 'payment']),
      sessions: cache,
      orders: orders.endpoint,
      payment: payment(),
    });
    new Logistics(chart, ids.logistics, { ...part(['broker']), broker });
    new Storefront(chart, ids.storefront, {
      ...other(['catalog', 'cart', 'checkout', 'orders']),
      catalog: catalog.endpoint,
      cart: cart.endpoint,
      checkout: checkout.endpoint,
      orders: orders.endpoint,
    });
  },
});

const CHANNELS = fc.uniqueArray(mostly(fc.constantFrom('invoice', 'coupon', 'card'), NAME), {
  minLength: 1,
  maxLength: 2,
});

const PAYMENTS = kind({
  settings: fc.record({
    id: NAME,
    channels: CHANNELS,
    twice: mostly(fc.constant(false), fc.constant(true)),
    part: COMPONENT,
    reconciliation: program(false),
    resources: RESOURCES,
    schedule: text(/^[0-9] [0-9] \* \* [0-6]$/),
    size: SIZE,
    acquirer: ENDPOINT,
    clients: fc.array(IDENTITY, { maxLength: 2 }),
  }),
  fill: (
    chart,
    { id, channels, twice, part: makePart, reconciliation, resources, schedule, size, acquirer, clients },
  ) => {
    const part = makePart();
    const named = channels.map((name) =>
      PaymentChannel.named(name, { ...part(['acquirer']), acquirer: Connection.to(acquirer()) }),
    );
    new PaymentSystem(chart, id, {
      gateway: part(['database', 'broker', 'idempotency', ...channels]),
      channels: twice ? [...named, ...named] : named,
      settlement: part(['database', 'broker'], ['/files']),
      reconciliation: {
        application: using(reconciliation().application, ['database'], ['/files']),
        resources: resources(),
        schedule,
      },
      settlementFiles: { path: '/files', size: size() },
      database,
      broker,
      idempotency: durable,
      clients: clients.map((client) => client()),
    });
  },
});

const VAULT = kind({
  settings: fc.record({ id: NAME, vault: COMPONENT, clients: fc.array(IDENTITY, { maxLength: 2 }) }),
  fill: (chart, { id, vault, clients }) =>
    new CardVault(chart, id, { ...vault()(['database']), database, clients: clients.map((client) => client()) }),
});

/** The parts of a shop that takes money. */
export const COMPONENTS: { readonly [name: string]: AnyKind } = {
  'the components of a shop': SHOP,
  PaymentSystem: PAYMENTS,
  CardVault: VAULT,
};
