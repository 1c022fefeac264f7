import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Commerce } from './commerce';
import { retailStorefront } from '../applications/retail-store';
import { edgeLimits, edgePaths } from '../edge-limits';
import type { Environment } from '../environments/environment';
import { foreign, Parts } from '../parts';
import { Exposure, GatewayClass, GatewayEdge, IngressEdge, Storefront, type Endpoint } from '../../constructs';

/** The one thing that customers reach, and the way to it. */
export class Edge extends Chart {
  public readonly storefront: Storefront;

  constructor(scope: Construct, id: string, environment: Environment, shop: Commerce) {
    super(scope, id, { namespace: 'edge' });
    const { edge } = environment;
    const parts = new Parts(environment);
    this.storefront = new Storefront(this, 'storefront', {
      ...parts.component('storefront', retailStorefront(parts.image('storefront'))),
      catalog: shop.catalog.endpoint,
      cart: shop.cart.endpoint,
      checkout: shop.checkout.endpoint,
      orders: shop.orders.endpoint,
      exposure: edge.form === 'node-port' ? Exposure.nodePort(edge.port) : Exposure.clusterIp(),
    });
    this.wayIn(environment, this.storefront.endpoint);
  }

  private wayIn({ edge }: Environment, backend: Endpoint): void {
    switch (edge.form) {
      case 'node-port':
        return;
      case 'gateway':
        if (edge.controllerName !== undefined) {
          new GatewayClass(this, edge.gatewayClassName, { controllerName: edge.controllerName });
        }
        new GatewayEdge(this, 'shop', {
          ...edge,
          ...edgeLimits(edge),
          ...edgePaths(edge),
          backend,
          dataPlane: foreign(edge.dataPlane),
        });
        return;
      case 'ingress':
        new IngressEdge(this, 'shop', { ...edge, ...edgePaths(edge), backend, controller: foreign(edge.controller) });
        return;
    }
  }
}
