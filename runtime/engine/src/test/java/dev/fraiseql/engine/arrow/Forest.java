package dev.fraiseql.engine.arrow;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.SchemaCheck;
import dev.fraiseql.engine.domain.Domain;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.query.PageCap;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.SetupConnections;
import dev.fraiseql.jdbc.TestDatabases;
import dev.fraiseql.plan.sql.DdlWriter;
import dev.fraiseql.plan.sql.Dialects;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * Streams of trees with branches with leaves, which may have fallen on a tree: two to-many levels,
 * a to-one relation, and a list within a to-one relation, in a database.
 */
final class Forest implements AutoCloseable {
  final DatabaseAddress address;
  final ArrowStreams streams;
  private final FraiseEngine engine;

  /** Opens an empty forest: its tables are dropped, if there are any, and created. */
  Forest(DatabaseAddress address) {
    this(address, true);
  }

  /** Opens a forest as it is. */
  static Forest standing(DatabaseAddress address) {
    return new Forest(address, false);
  }

  private Forest(DatabaseAddress address, boolean clear) {
    this.address = address;
    if (clear) {
      Model model = Domain.only("Branch", "Leaf", "Tree");
      TestDatabases.execute(
          address,
          """
          drop table if exists leaves;
          drop table if exists branches;
          drop table if exists trees;
          """
              + new DdlWriter(Dialects.of(address.database())).write(model));
    }
    engine =
        FraiseEngine.open(
            new EngineSettings(address.url(), address.user(), address.password(), 4, Limits.DEFAULT)
                .withSchemaCheck(SchemaCheck.OFF),
            List.of(Domain.CATALOG));
    streams = new ArrowStreams(engine);
  }

  /** Runs statements that say the same on every database. */
  void execute(String... statements) throws SQLException {
    try (Connection connection = SetupConnections.open(address);
        Statement statement = connection.createStatement()) {
      if (address.database() == Database.MYSQL) {
        // Two names for one thing, each in a comment that the other product does not read.
        statement.execute(
            "set /*!80003 cte_max_recursion_depth *//*M!100201 max_recursive_iterations */="
                + " 10000000");
      }
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Plants trees 1 to {@code trees}, the n-th with {@code branches} branches. */
  void plant(int trees, int branches, String name) throws SQLException {
    String numbers =
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < %d) ";
    execute(
        "insert into trees (id, name) "
            + numbers.formatted(trees)
            + "select i, "
            + name
            + " from n",
        "insert into branches (id, tree_id, length) "
            + numbers.formatted(Math.max(1, trees * branches))
            + "select i, (i - 1 - (i - 1) % "
            + Math.max(1, branches)
            + ") / "
            + Math.max(1, branches)
            + " + 1, i from n where "
            + branches
            + " > 0");
    if (address.database() == Database.MYSQL) {
      // Until it has counted them, some ten seconds later, it takes the tables for empty, and reads
      // them as a whole for every key.
      execute("analyze table trees, branches");
    }
  }

  PreparedQuery query(String document) {
    return engine
        .preparer()
        .prepare(
            engine.graphql().find(new GraphQlRequest(document)),
            Map.of(),
            new RowScope(Caller.ANONYMOUS),
            PageCap.NONE);
  }

  @Override
  public void close() {
    engine.close();
  }
}
