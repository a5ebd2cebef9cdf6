package dev.fraiseql.engine;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.engine.graphql.DocumentLimits;
import dev.fraiseql.engine.graphql.DocumentPlanner;
import dev.fraiseql.engine.graphql.GraphQlService;
import dev.fraiseql.engine.graphql.OperationResolver;
import dev.fraiseql.engine.group.GroupExecutor;
import dev.fraiseql.engine.json.JsonExecutor;
import dev.fraiseql.engine.json.WrittenRows;
import dev.fraiseql.engine.method.InstanceException;
import dev.fraiseql.engine.method.InstanceFactory;
import dev.fraiseql.engine.method.Methods;
import dev.fraiseql.engine.polymorphic.PolymorphicExecutor;
import dev.fraiseql.engine.query.CostLimit;
import dev.fraiseql.engine.query.DuplicateKeys;
import dev.fraiseql.engine.query.PageCap;
import dev.fraiseql.engine.query.QueryPreparer;
import dev.fraiseql.engine.query.QueryRegistry;
import dev.fraiseql.engine.write.BulkLoads;
import dev.fraiseql.engine.write.MutationExecutor;
import dev.fraiseql.jdbc.ControlConnections;
import dev.fraiseql.jdbc.DatabaseOpenException;
import dev.fraiseql.jdbc.Databases;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.UniqueKeys;
import dev.fraiseql.jdbc.WriteConnections;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.jdbc.schema.Difference;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.schema.SchemaText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An application's types on one database, ready to execute requests. Thread-safe. */
public final class FraiseEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FraiseEngine.class);

  /** How long the responses of requests with an idempotency key are kept. */
  private static final Duration KEYS_KEPT = Duration.ofHours(24);

  private final Parts parts;

  private record Parts(
      EngineSettings settings,
      Methods methods,
      List<CompiledObserver> observers,
      Model model,
      RuntimeDialect dialect,
      ReadConnections connections,
      WriteConnections writes,
      DuplicateKeys duplicates,
      TableProbe tables,
      Map<String, QueryExecutor> executors,
      QueryRegistry queries,
      QueryPreparer preparer,
      GraphQlService graphql,
      BulkLoads loads) {}

  private FraiseEngine(Parts parts) {
    this.parts = parts;
  }

  /**
   * Opens the database for the types of some catalogs.
   *
   * @throws StartException if the database cannot be reached, a catalog was compiled against
   *     another version of the contract or not for this database, two catalogs define the same
   *     name, or a compiled operation contains a literal that the record of a custom scalar rejects
   * @throws SchemaMismatchException if the tables are not as the classes declare them, unless the
   *     settings allow that
   */
  public static FraiseEngine open(EngineSettings settings, List<TypeCatalog> catalogs) {
    FraiseEngine engine = open(settings, catalogs, InstanceFactory.NONE);
    try {
      engine.createInstances();
      return engine;
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /**
   * As {@link #open(EngineSettings, List)}, for classes with methods whose instances a factory
   * provides. They are created when they are first needed, or by {@link #createInstances}.
   */
  public static FraiseEngine open(
      EngineSettings settings, List<TypeCatalog> catalogs, InstanceFactory instances) {
    try {
      Database database = settings.address().database();
      CatalogUnion union = new CatalogUnion(catalogs, database);
      Model model = union.model();
      QueryRegistry queries = union.queries();
      new ScalarLiteralCheck(model).check(queries.compiled());
      Methods methods = new Methods(union.methods(), instances);
      FraiseEngine engine = new FraiseEngine(parts(settings, union, model, queries, methods));
      try {
        engine.checkSchema();
      } catch (RuntimeException e) {
        engine.close();
        throw e;
      }
      return engine;
    } catch (DatabaseOpenException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Changes are recorded in tables of our own. */
  private void createControlTables() {
    if (model().types().stream().anyMatch(type -> type.writes().isCaptured())) {
      parts.writes().migrateControlTables();
      parts.writes().checkOutbox();
    }
  }

  /**
   * Creates the instances of the classes whose methods are root fields.
   *
   * @throws StartException if one cannot be created
   */
  public void createInstances() {
    try {
      parts.methods().createInstances();
    } catch (InstanceException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Checks the tables, then creates our own, then checks the triggers, which write to our own: they
   * may be installed after a start that fails for them.
   */
  private void checkSchema() {
    if (parts.settings().schemaCheck() == SchemaCheck.OFF) {
      createControlTables();
      return;
    }
    SchemaDifferences differences = differences();
    List<Difference> errors = new ArrayList<>(reported(differences.tables()));
    if (errors.isEmpty()) {
      createControlTables();
    }
    errors.addAll(reported(differences.triggers()));
    if (!errors.isEmpty()) {
      throw new SchemaMismatchException(errors);
    }
  }

  /** Differences that prevent the start; the others are logged. */
  private List<Difference> reported(List<Difference> differences) {
    List<Difference> errors = new ArrayList<>();
    for (Difference difference : differences) {
      if (difference.isError() && parts.settings().schemaCheck() == SchemaCheck.ERROR) {
        errors.add(difference);
      } else {
        LOG.warn("{}", difference);
      }
    }
    return errors;
  }

  /**
   * How the classes and the database differ now, by class.
   *
   * @throws StartException if the catalog of the database cannot be read
   */
  public List<Difference> schemaDifferences() {
    return differences().all();
  }

  private SchemaDifferences differences() {
    return new SchemaDifferences(
        model(), parts.dialect(), connections(), parts.settings().address());
  }

  private static Parts parts(
      EngineSettings settings,
      CatalogUnion union,
      Model model,
      QueryRegistry queries,
      Methods methods) {
    Database database = settings.address().database();
    Limits limits = settings.limits();
    Incidents incidents = new Incidents();
    RuntimeDialect dialect = Databases.of(database);
    Map<String, QueryExecutor> executors = executors(union, model);
    QueryPreparer preparer = new QueryPreparer(model, database, methods);
    DocumentPlanner documents =
        new DocumentPlanner(
            model,
            database,
            new DocumentLimits(limits.depth(), limits.aliases(), limits.introspection()));
    ReadConnections connections =
        ReadConnections.open(settings.address(), settings.pool(), incidents);
    DuplicateKeys duplicates = new DuplicateKeys(model, new UniqueKeys(connections), incidents);
    JsonExecutor json =
        new JsonExecutor(
            connections,
            dialect,
            model,
            executors,
            documents,
            new JsonExecutor.Reports(incidents, duplicates),
            new JsonExecutor.Settings(limits.timeout(), settings.largeNumbersAsStrings()));
    PageCap cap = new PageCap(limits.pageSize());
    WriteConnections writes = connections.writes(settings.address(), settings.pool(), incidents);
    Function<String, WriteCheck> checks =
        type -> union.checks().getOrDefault(type, WriteCheck.NONE);
    MutationExecutor mutations =
        new MutationExecutor(
            model,
            dialect,
            writes,
            preparer,
            new WrittenRows(
                dialect, executors, incidents, duplicates, settings.largeNumbersAsStrings()),
            executors,
            checks,
            new MutationExecutor.Settings(
                cap, limits.timeout(), KEYS_KEPT, settings.largeNumbersAsStrings()),
            incidents);
    GraphQlService graphql =
        new GraphQlService(
            new OperationResolver(queries, documents, settings.trusted()),
            preparer,
            json,
            mutations,
            cap,
            new CostLimit(model, limits.cost(), cap),
            incidents);
    TableProbe tables = new TableProbe(connections, model, System::nanoTime);
    return new Parts(
        settings,
        methods,
        union.observers(),
        model,
        dialect,
        connections,
        writes,
        duplicates,
        tables,
        executors,
        queries,
        preparer,
        graphql,
        mutations.loads(checks));
  }

  /** The executors by GraphQL type: the generated ones, and those of groups and interfaces. */
  private static Map<String, QueryExecutor> executors(CatalogUnion union, Model model) {
    Map<String, QueryExecutor> executors = new LinkedHashMap<>(union.executors());
    union
        .executors()
        .forEach((type, rows) -> {
          String groups = AggregateNames.aggregate(type);
          executors.put(groups, new GroupExecutor(groups, rows, model));
        });
    for (InterfaceModel each : model.interfaces()) {
      List<QueryExecutor> types =
          each.types().stream().map(type -> Objects.requireNonNull(executors.get(type))).toList();
      executors.put(each.name(), new PolymorphicExecutor(each.name(), types));
    }
    return executors;
  }

  /** The types, enums, interfaces and scalars of all catalogs. */
  public Model model() {
    return parts.model();
  }

  /** The GraphQL schema, in the schema definition language. */
  public String schema() {
    return SchemaText.of(parts.model());
  }

  /** The database's product. */
  public Database database() {
    return parts.dialect().database();
  }

  /** The settings that the engine was opened with. */
  public EngineSettings settings() {
    return parts.settings();
  }

  /** Executes GraphQL requests. */
  public GraphQlService graphql() {
    return parts.graphql();
  }

  /** The observers of the application. */
  public List<CompiledObserver> observers() {
    return parts.observers();
  }

  /**
   * Opens connections for the control tables, which the caller closes.
   *
   * @param size the maximum number
   */
  public ControlConnections openControlConnections(int size) {
    return parts.writes().control(size);
  }

  /**
   * Sets what is run after each commit of a mutation or a load, by the thread of the request.
   *
   * @param listener returns at once
   */
  public void onCommit(Runnable listener) {
    parts.writes().onCommit(listener);
  }

  /** Loads rows. */
  public BulkLoads loads() {
    return parts.loads();
  }

  /** The compiled operations. */
  public QueryRegistry queries() {
    return parts.queries();
  }

  /** Binds queries to the variables of a request. */
  public QueryPreparer preparer() {
    return parts.preparer();
  }

  /** The database connections. */
  public ReadConnections connections() {
    return parts.connections();
  }

  /** Reports declared keys that are not unique. */
  public DuplicateKeys duplicateKeys() {
    return parts.duplicates();
  }

  /** Looks for the tables of the types. */
  public TableProbe tables() {
    return parts.tables();
  }

  /** How this database's driver binds values and collects keys. */
  public RuntimeDialect dialect() {
    return parts.dialect();
  }

  /**
   * The executor of a type.
   *
   * @param type the GraphQL name of a type, interface, or aggregate: {@code OrderAggregate}
   * @throws java.util.NoSuchElementException if there is no such type
   */
  public QueryExecutor executor(String type) {
    QueryExecutor executor = parts.executors().get(type);
    if (executor == null) {
      throw new NoSuchElementException("no type " + type);
    }
    return executor;
  }

  /** Closes the database connections. Running requests fail. */
  @Override
  public void close() {
    parts.writes().close();
    parts.connections().close();
  }
}
