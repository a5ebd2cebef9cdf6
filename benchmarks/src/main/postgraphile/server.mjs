// PostGraphile as its documentation recommends to run it in production: the Amber preset with simplified names, no GraphiQL,
// no watching, as many processes as there are processors, ten connections to the database in all. Statements are prepared,
// documents and plans cached, all of which is its default.
//
// Takes FRAISEQL_DATABASE_URL (jdbc:postgresql:...) and FRAISEQL_HTTP_PORT from the environment, as every contender does.
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
  cluster.on("exit", () => process.exit(1)); // half a contender is none
} else {
  await serve();
}

async function serve() {
  // Imported here, so that the environment is set before they read it, and the primary loads none of it.
  const { postgraphile } = await import("postgraphile");
  const { PostGraphileAmberPreset } = await import("postgraphile/presets/amber");
  const { makePgService } = await import("postgraphile/adaptors/pg");
  const { grafserv } = await import("postgraphile/grafserv/node");
  const { PgSimplifyInflectionPreset } = await import("@graphile/simplify-inflection");

  const preset = {
    extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset],
    // Would hide the order by created_at, which is not the first column of its index.
    disablePlugins: ["PgIndexBehaviorsPlugin"],
    schema: {
      defaultBehavior: "+list -connection", // plain lists, as ours are asked for: no edges, no page info
      pgOmitListSuffix: true,
    },
    grafserv: {
      graphiql: false,
      watch: false,
      websockets: false,
      outputDataAsString: true, // straight to text, as nothing looks at the answer on its way
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
