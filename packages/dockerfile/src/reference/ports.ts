import type { PortReference } from './types.ts';

/** Ports that programs in containers usually listen on; the most usual first. */
export const portReference: readonly PortReference[] = [
  { port: 80, name: 'HTTP' },
  { port: 443, name: 'HTTPS' },
  { port: 8080, name: 'HTTP' },
  { port: 3000, name: 'Node.js, Rails, Grafana' },
  { port: 8000, name: 'Django, FastAPI' },
  { port: 5000, name: 'Flask' },
  { port: 8443, name: 'HTTPS' },
  { port: 5432, name: 'PostgreSQL' },
  { port: 3306, name: 'MySQL, MariaDB' },
  { port: 6379, name: 'Redis, Valkey' },
  { port: 27017, name: 'MongoDB' },
  { port: 5672, name: 'RabbitMQ (AMQP)' },
  { port: 9092, name: 'Kafka' },
  { port: 9200, name: 'Elasticsearch, OpenSearch' },
  { port: 11211, name: 'Memcached' },
  { port: 9000, name: 'PHP-FPM, MinIO' },
  { port: 9090, name: 'Prometheus' },
  { port: 50051, name: 'gRPC' },
  { port: 22, name: 'SSH' },
  { port: 53, name: 'DNS' },
  { port: 25, name: 'SMTP' },
  { port: 1883, name: 'MQTT' },
];
