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
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.Condition;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.OperationNode;
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
 * Plans operations for one database. Serves any number of threads.
 *
 * <p>An operation that comes here has been validated against the schema, so a name that is not
 * found is a defect of this program; what validation cannot see, such as an ID that is no number,
 * is a {@link dev.fraiseql.contract.RequestException}.
 */
public final class Planner {
  /** The root field that gives a row of any type. */
  private static final String NODE = "node";

  private final Model model;
  private final SqlDialect dialect;
  private final Coercion coercion;
  private final Map<String, RootField> rootFields = new LinkedHashMap<>();

  /** What a root field gives. */
  private record RootField(TypeModel type, Shape shape) {
    enum Shape {
      ROW,
      ROWS,
      COUNT,
      GROUPS,
      CONNECTION
    }
  }

  /** A planner for a model's types in one database. */
  public Planner(Model model, SqlDialect dialect) {
    this.model = model;
    this.dialect = dialect;
    coercion = new Coercion(model);
    for (TypeModel type : model.types()) {
      rootFields.put(type.singular(), new RootField(type, RootField.Shape.ROW));
      rootFields.put(type.plural(), new RootField(type, RootField.Shape.ROWS));
      rootFields.put(type.plural() + "Count", new RootField(type, RootField.Shape.COUNT));
      rootFields.put(AggregateNames.rootField(type), new RootField(type, RootField.Shape.GROUPS));
      rootFields.put(type.plural() + "Connection", new RootField(type, RootField.Shape.CONNECTION));
    }
  }

  /** The places of the variables that {@code @skip} and {@code @include} depend on, ascending. */
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
   * The plan of an operation.
   *
   * @param switchBits bit {@code i} is the value of the variable at {@code
   *     switches(operation).get(i)}
   * @throws dev.fraiseql.contract.RequestException if an argument is wrong in a way that validation
   *     does not see
   */
  public Plan plan(OperationNode operation, int switchBits) {
    List<Integer> switches = switches(operation);
    OperationPlanner planner =
        new OperationPlanner(
            operation.variables(),
            condition ->
                ((switchBits >> switches.indexOf(condition.variable())) & 1)
                    == (condition.expected() ? 1 : 0));
    return new Plan(
        MergedField.merge(operation.fields(), planner.holds).stream()
            .map(field -> field.place(() -> planner.root(field)))
            .toList());
  }

  /**
   * The plan that reads fields of rows. Its one root is named like the type's list.
   *
   * @param fields scalar and embedded fields of the type itself, or {@link
   *     TypeModel#foreignKeys()}. They may be copies under another name, and embedded ones may hold
   *     fewer fields
   */
  public Plan export(TypeModel type, List<FieldModel> fields, ExportedRows rows) {
    LevelPlanner planner = new LevelPlanner(model, dialect, List.of(), condition -> true);
    return new Plan(List.of(new Root.Rows(type.plural(), planner.export(type, fields, rows))));
  }

  /** Plans the root fields of one operation. */
  private final class OperationPlanner {
    private final List<Variable> variables;
    private final java.util.function.Predicate<Condition> holds;

    OperationPlanner(List<Variable> variables, java.util.function.Predicate<Condition> holds) {
      this.variables = variables;
      this.holds = holds;
    }

    Root root(MergedField field) {
      String key = field.node().responseKey();
      String name = field.node().name();
      if (name.equals("__typename")) {
        return new Root.TypeName(key, "Query");
      }
      if (name.startsWith("__")) {
        return new Root.Introspection(key);
      }
      if (name.equals(NODE)) {
        return node(field);
      }
      for (InterfaceModel each : model.interfaces()) {
        MixedPlanner mixed = new MixedPlanner(model, dialect, variables, holds, each);
        if (name.equals(each.plural())) {
          return mixed.rows(field);
        }
        if (name.equals(each.plural() + "Count")) {
          return new Root.Count(key, each.name(), mixed.count(field.node()));
        }
      }
      RootField root = rootFields.get(name);
      if (root == null) {
        throw new NoSuchElementException("no root field " + name);
      }
      TypeModel type = root.type();
      LevelPlanner level = new LevelPlanner(model, dialect, variables, holds);
      return switch (root.shape()) {
        case ROW -> new Root.Row(key, level.row(type, key(type, field.node()), field.fields()));
        case ROWS -> new Root.Rows(key, level.page(type, field), level.pages(type, field));
        case COUNT -> new Root.Count(key, type.name(), level.count(type, field.node()));
        case GROUPS ->
            new Root.Rows(
                key, new AggregatePlanner(model, dialect, variables, holds, type, field).plan());
        case CONNECTION -> new ConnectionPlanner(level, type, holds).connection(field);
      };
    }

    private Root node(MergedField field) {
      List<Level> levels = new ArrayList<>();
      for (TypeModel type : model.types()) {
        List<Operand> key =
            IntStream.range(0, type.key().size()).<Operand>mapToObj(Operand.KeyPart::new).toList();
        levels.add(
            new LevelPlanner(model, dialect, variables, holds).row(type, key, field.fields()));
      }
      Operand id = FieldArguments.argument(field.node().arguments(), TypeModel.NODE_ID);
      return new Root.Node(field.node().responseKey(), Objects.requireNonNull(id), levels);
    }

    private List<Operand> key(TypeModel type, FieldNode field) {
      List<Operand> parts = new ArrayList<>();
      for (ScalarField part : type.key()) {
        Object given = Objects.requireNonNull(field.arguments().get(part.name()));
        parts.add(
            given instanceof Operand.Variable variable
                ? variable
                : new Operand.Constant(
                    coercion.value(given, part.column().type(), true, part.name())));
      }
      return parts;
    }
  }

  /** The field of a type that has a name; the type is known to have it. */
  static FieldModel field(List<FieldModel> fields, String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no field " + name));
  }
}
