module cdk8s-commerce/stub

go 1.25
