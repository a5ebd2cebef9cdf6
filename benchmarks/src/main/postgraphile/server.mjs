// PostGraphile, configured for production as its documentation recommends: the Amber preset with simplified names, no
// GraphiQL, no watching, one process per processor, ten database connections in total. By default it prepares statements
// and caches documents and plans.
//
// Reads FRAISEQL_DATABASE_URL (jdbc:postgresql:...) and FRAISEQL_HTTP_PORT from the environment, like every contender.
import cluster from "node:cluster";
import { createServer } from "node:http";
import { availableParallelism } from "node:os";

const POOL_SIZE = 10;

process.env.NODE_ENV = "production";
process.env.GRAPHILE_ENV = "production";

const processes = Math.min(availableParallelism(), POOL_SIZE);

if (cluster.isPrimary) {
  for (let i = 0; i < processes; i++) {
    cluster.fork();
  }
  const end = () => {
    cluster.removeAllListeners("exit");
    for (const worker of Object.values(cluster.workers)) {
      worker.kill();
    }
    process.exit(0);
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  cluster.on("exit", () => process.exit(1)); // fewer workers would falsify the measurement
} else {
  await serve();
}

async function serve() {
  // Imported here, so that NODE_ENV is set before, and the primary process does not load them.
  const { postgraphile } = await import("postgraphile");
  const { PostGraphileAmberPreset } = await import("postgraphile/presets/amber");
  const { makePgService } = await import("postgraphile/adaptors/pg");
  const { grafserv } = await import("postgraphile/grafserv/node");
  const { PgSimplifyInflectionPreset } = await import("@graphile/simplify-inflection");

  const preset = {
    extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset],
    // The plugin would remove orderBy: CREATED_AT, since created_at is not the first column of its index.
    disablePlugins: ["PgIndexBehaviorsPlugin"],
    schema: {
      defaultBehavior: "+list -connection", // plain lists, as in our queries: no edges, no page info
      pgOmitListSuffix: true,
    },
    grafserv: {
      graphiql: false,
      watch: false,
      websockets: false,
      outputDataAsString: true, // written directly as text, since nothing processes the response
    },
    grafast: { explain: false },
    pgServices: [
      makePgService({
        connectionString: process.env.FRAISEQL_DATABASE_URL.replace(/^jdbc:/, ""),
        schemas: ["public"],
        poolConfig: { max: POOL_SIZE / processes, min: 0 },
      }),
    ],
  };
  const server = createServer();
  await postgraphile(preset).createServ(grafserv).addTo(server);
  server.listen({ host: "127.0.0.1", port: Number(process.env.FRAISEQL_HTTP_PORT) });
}
