package dev.fraiseql.engine.arrow;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.mixed.MixedExecutor;
import dev.fraiseql.engine.query.PageCap;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.QueryPreparer;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.Databases;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.SetupConnections;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.DdlWriter;
import dev.fraiseql.plan.sql.Dialects;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Trees with branches with leaves, each of which grew in some tree: two to-many levels, a to-one,
 * and a list within a to-one, on a database of its own.
 */
final class Forest implements AutoCloseable {
  private static final Column TREE_ID = column("id", Scalar.LONG, false);
  private static final Column TREE_NAME = column("name", Scalar.STRING, false);
  private static final Column BRANCH_ID = column("id", Scalar.LONG, false);
  private static final Column BRANCH_TREE = column("tree_id", Scalar.LONG, false);
  private static final Column LENGTH = column("length", Scalar.INT, true);
  private static final Column LEAF_ID = column("id", Scalar.LONG, false);
  private static final Column LEAF_BRANCH = column("branch_id", Scalar.LONG, false);
  private static final Column FALLEN_ON = column("fallen_on_id", Scalar.LONG, true);

  private static final TypeModel TREE =
      type(
          "Tree",
          "trees",
          key(TREE_ID),
          new ScalarField("name", 1, TREE_NAME, false, false, Doc.NONE),
          new ToManyField(
              "branches",
              2,
              "Branch",
              List.of(new JoinColumn(TREE_ID, BRANCH_TREE)),
              null,
              Doc.NONE));
  private static final TypeModel BRANCH =
      type(
          "Branch",
          "branches",
          key(BRANCH_ID),
          new ScalarField("length", 1, LENGTH, false, false, Doc.NONE),
          new ToOneField(
              "tree", 2, "Tree", false, List.of(new JoinColumn(BRANCH_TREE, TREE_ID)), Doc.NONE),
          new ToManyField(
              "leaves",
              3,
              "Leaf",
              List.of(new JoinColumn(BRANCH_ID, LEAF_BRANCH)),
              null,
              Doc.NONE));
  private static final TypeModel LEAF =
      type(
          "Leaf",
          "leaves",
          key(LEAF_ID),
          new ToOneField(
              "branch",
              1,
              "Branch",
              false,
              List.of(new JoinColumn(LEAF_BRANCH, BRANCH_ID)),
              Doc.NONE),
          new ToOneField(
              "fallenOn", 2, "Tree", true, List.of(new JoinColumn(FALLEN_ON, TREE_ID)), Doc.NONE));

  static final Model MODEL =
      new Model(
          List.of(TREE, BRANCH, LEAF),
          List.of(),
          List.of(
              new InterfaceModel(
                  "Plant", "plants", List.of("Branch", "Leaf", "Tree"), List.of("id"), Doc.NONE)));

  final DatabaseAddress address;
  final Database database;
  final ReadConnections connections;
  final ArrowStreams streams;
  private final QueryPreparer preparer;

  /** A forest where there is none yet, or where one is to be felled. */
  Forest(DatabaseAddress address) throws SQLException {
    this(clear(address), address.database());
  }

  /** A forest that is there. */
  static Forest standing(DatabaseAddress address) {
    return new Forest(address, address.database());
  }

  private static DatabaseAddress clear(DatabaseAddress address) throws SQLException {
    try (Connection connection = SetupConnections.open(address);
        Statement statement = connection.createStatement()) {
      for (String table : List.of("leaves", "branches", "trees")) {
        statement.execute("drop table if exists " + table);
      }
      for (String sql : new DdlWriter(Dialects.of(address.database())).write(MODEL).split(";\n")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
    return address;
  }

  private Forest(DatabaseAddress address, Database database) {
    this.address = address;
    this.database = database;
    connections = ReadConnections.open(address, 4, Duration.ofSeconds(10), new Incidents());
    preparer = new QueryPreparer(MODEL, database);
    streams = new ArrowStreams(MODEL, connections, Databases.of(database), this::executor);
  }

  private QueryExecutor executor(String type) {
    return MODEL.interfaces().stream()
        .filter(each -> each.name().equals(type))
        .findFirst()
        .<QueryExecutor>map(
            each -> new MixedExecutor(type, each.types().stream().map(this::executor).toList()))
        .orElseGet(() -> new PlainExecutor(type, database));
  }

  /** Runs statements that say the same on every database. */
  void execute(String... statements) throws SQLException {
    try (Connection connection = SetupConnections.open(address);
        Statement statement = connection.createStatement()) {
      if (database == Database.MYSQL) {
        // Two names for one thing, each in a comment that the other product does not read.
        statement.execute(
            "set /*!80003 cte_max_recursion_depth *//*M!100201 max_recursive_iterations */= 10000000");
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
    if (database == Database.MYSQL) {
      // Until it has counted them, some ten seconds later, it takes the tables for empty, and reads
      // them as a whole for every key.
      execute("analyze table trees, branches");
    }
  }

  PreparedQuery query(String document) {
    OperationNode operation = new DocumentReader(MODEL).read(document).operation(null);
    Plan plan = new Planner(MODEL, Dialects.of(database)).plan(operation, 0);
    return preparer.prepare(
        new Planned(document, plan), Map.of(), new RowScope(Caller.ANONYMOUS), PageCap.NONE);
  }

  @Override
  public void close() {
    connections.close();
  }

  private record Planned(String document, Plan plan) implements CompiledQuery {
    @Override
    public String name() {
      return "";
    }

    @Override
    public String sha256() {
      return "";
    }

    @Override
    public List<Variable> variables() {
      return List.of();
    }

    @Override
    public List<Integer> switches() {
      return List.of();
    }

    @Override
    public Plan plan(int switchBits) {
      return plan;
    }
  }

  private static TypeModel type(String name, String plural, FieldModel... fields) {
    return new TypeModel(
        name,
        name.toLowerCase(java.util.Locale.ROOT),
        plural,
        "forest." + name,
        new Table(null, plural),
        false,
        List.of(fields),
        Doc.NONE);
  }

  private static ScalarField key(Column column) {
    return new ScalarField("id", 0, column, true, false, Doc.NONE);
  }

  private static Column column(String name, Scalar scalar, boolean nullable) {
    return new Column(name, ValueType.of(scalar), nullable);
  }
}
