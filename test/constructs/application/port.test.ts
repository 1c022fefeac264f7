import { Port, type PortOptions } from '../../../constructs';
import { refusal } from '../testing';

test('minimal: called as its protocol, offered under its own number', () => {
  expect(Port.http(8080)).toMatchObject({ name: 'http', protocol: 'http', containerPort: 8080, servicePort: 8080 });
  expect(Port.grpc(9000)).toMatchObject({ name: 'grpc', protocol: 'grpc' });
  expect(Port.tcp(5432)).toMatchObject({ name: 'tcp', protocol: 'tcp' });
});

test('complete: a name and a number of its own for the Service', () => {
  const options: Required<PortOptions> = { name: 'web', servicePort: 80 };
  expect(Port.http(8080, options)).toMatchObject({ name: 'web', containerPort: 8080, servicePort: 80 });
});

test.each([0, 65536, 80.5])('fails when a number is %d', (number) => {
  expect(refusal(() => Port.http(number))).toMatchObject({ code: 'PORT_INVALID', place: 'Port.http' });
  expect(refusal(() => Port.tcp(80, { servicePort: number })).code).toBe('PORT_INVALID');
});

test.each(['Web', 'sixteen-letters-', 'sixteen-letters1', '8080', 'a--b', ''])('fails when the name is %j', (name) => {
  expect(refusal(() => Port.http(8080, { name })).code).toBe('NAME_INVALID');
});
