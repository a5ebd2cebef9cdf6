package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.naming.ConnectionNames;
import dev.fraiseql.plan.sql.Select.Rows;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Plans operations for one database. Thread-safe.
 *
 * <p>Operations have been validated against the schema, so an unknown name is a bug. Mistakes that
 * validation cannot find, such as an ID that is not a number, are reported as {@link
 * dev.fraiseql.contract.RequestException}.
 */
public final class Planner {
  /** The root field that reads a row of any type by its global id. */
  private static final String NODE = "node";

  private final Model model;
  private final SqlDialect dialect;
  private final Map<String, RootField> rootFields = new LinkedHashMap<>();
  private final MutationPlanner mutations;
  private final MethodPlanner methods;

  /** What a root field returns. */
  private record RootField(TypeModel type, Shape shape) {
    enum Shape {
      ROW,
      ROWS,
      COUNT,
      GROUPS,
      CONNECTION
    }
  }

  /** A planner for a model's types and the database of a dialect. */
  public Planner(Model model, SqlDialect dialect) {
    this(model, dialect, InputChecks.NONE);
  }

  /**
   * A planner that also rejects literals.
   *
   * @param checks which of them
   */
  public Planner(Model model, SqlDialect dialect, InputChecks checks) {
    this.model = model;
    this.dialect = dialect;
    mutations = new MutationPlanner(model, checks);
    methods = new MethodPlanner(model, false, checks);
    for (TypeModel type : model.types()) {
      rootFields.put(type.plural(), new RootField(type, RootField.Shape.ROWS));
      rootFields.put(type.plural() + "Count", new RootField(type, RootField.Shape.COUNT));
      rootFields.put(AggregateNames.rootField(type), new RootField(type, RootField.Shape.GROUPS));
      if (type.hasKey()) {
        rootFields.put(type.singular(), new RootField(type, RootField.Shape.ROW));
        String connection = ConnectionNames.field(type.plural());
        rootFields.put(connection, new RootField(type, RootField.Shape.CONNECTION));
      }
    }
  }

  /** The indexes of the variables that {@code @skip} and {@code @include} use, ascending. */
  public List<Integer> switches(OperationNode operation) {
    TreeSet<Integer> switches = new TreeSet<>();
    collectSwitches(operation.fields(), switches);
    return List.copyOf(switches);
  }

  private static void collectSwitches(List<FieldNode> fields, Set<Integer> into) {
    for (FieldNode field : fields) {
      field.conditions().forEach(condition -> into.add(condition.variable()));
      collectSwitches(field.fields(), into);
    }
  }

  /**
   * The plan of an operation for given values of {@code @skip} and {@code @include}.
   *
   * @param switchBits bit {@code i} is the value of the variable at {@code
   *     switches(operation).get(i)}
   * @throws dev.fraiseql.contract.RequestException if an argument has a mistake that validation
   *     cannot find
   */
  public Plan plan(OperationNode operation, int switchBits) {
    List<Integer> switches = switches(operation);
    PlanningContext context =
        new PlanningContext(
            model,
            dialect,
            operation.variables(),
            condition ->
                ((switchBits >> switches.indexOf(condition.variable())) & 1)
                    == (condition.expected() ? 1 : 0));
    return new Plan(
        context.merge(operation.fields()).stream()
            .map(field ->
                field.place(() ->
                    operation.kind() == OperationNode.Kind.MUTATION
                        ? mutations.root(context, field)
                        : root(context, field)))
            .toList());
  }

  /**
   * The plan of an export. Its only root has the name of the type's list.
   *
   * @param fields scalar and embedded fields of the type itself, or {@link
   *     TypeModel#foreignKeys()}. They may be renamed copies, and embedded ones may hold a part of
   *     their fields
   */
  public Plan export(TypeModel type, List<FieldModel> fields, ExportedRows rows) {
    PlanningContext context = new PlanningContext(model, dialect, List.of(), condition -> true);
    Level level = new ExportPlanner(context).plan(type, fields, rows);
    return new Plan(List.of(new Root.Rows(type.plural(), level)));
  }

  private Root root(PlanningContext context, MergedField field) {
    String key = field.node().responseKey();
    String name = field.node().name();
    if (name.equals("__typename")) {
      return new Root.TypeName(key, "Query");
    }
    if (name.startsWith("__")) {
      return new Root.Introspection(key);
    }
    if (name.equals(NODE)) {
      return node(context, field);
    }
    for (InterfaceModel each : model.interfaces()) {
      PolymorphicPlanner polymorphic = new PolymorphicPlanner(context, each);
      if (name.equals(each.plural())) {
        return polymorphic.rows(field);
      }
      if (name.equals(each.plural() + "Count")) {
        return new Root.Count(key, each.name(), polymorphic.count(field.node()));
      }
    }
    RootField root = rootFields.get(name);
    if (root == null) {
      return methods
          .root(context, field)
          .orElseThrow(() -> new NoSuchElementException("no root field " + name));
    }
    TypeModel type = root.type();
    LevelPlanner level = new LevelPlanner(context);
    return switch (root.shape()) {
      case ROW ->
          new Root.Row(key, level.row(type, key(model, type, field.node()), field.fields()));
      case ROWS -> new Root.Rows(key, level.page(type, field), level.pages(type, field));
      case COUNT ->
          new Root.Count(key, type.name(), level.count(type, new Rows.All(), field.node()));
      case GROUPS -> new Root.Rows(key, new AggregatePlanner(context, type, field, null).plan());
      case CONNECTION ->
          new Root.Connection(key, new ConnectionPlanner(context, level, type, null).plan(field));
    };
  }

  private Root node(PlanningContext context, MergedField field) {
    List<Level> levels = new ArrayList<>();
    for (TypeModel type : model.types()) {
      if (type.hasKey()) {
        List<Operand> key =
            IntStream.range(0, type.key().size()).<Operand>mapToObj(Operand.KeyPart::new).toList();
        levels.add(new LevelPlanner(context).row(type, key, field.fields()));
      }
    }
    Operand id = FieldArguments.argument(field.node().arguments(), TypeModel.NODE_ID);
    return new Root.Node(field.node().responseKey(), Objects.requireNonNull(id), levels);
  }

  /** The operands for the parts of a type's key that the arguments of a field give. */
  static List<Operand> key(Model model, TypeModel type, FieldNode field) {
    Coercion coercion = new Coercion(model);
    List<Operand> parts = new ArrayList<>();
    for (ScalarField part : type.key()) {
      Object given = Objects.requireNonNull(field.arguments().get(part.name()));
      parts.add(
          given instanceof Operand.Variable variable
              ? variable
              : new Operand.Constant(
                  coercion.value(given, part.column().type(), part.isId(), part.name())));
    }
    return parts;
  }

  /**
   * The field with a name.
   *
   * @throws NoSuchElementException if there is none
   */
  static FieldModel field(List<FieldModel> fields, String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no field " + name));
  }
}
