package dev.fraiseql.flight;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import java.util.List;

/** Products with an enum and a to-many, a ghost type without a table, and a compiled operation. */
final class StockCatalog implements TypeCatalog {
  private static final Column PRODUCT_ID = column("id", ValueType.of(Scalar.LONG), false);
  private static final Column MOVED = column("product_id", ValueType.of(Scalar.LONG), false);

  private static final TypeModel PRODUCT =
      type(
          "Product",
          "products",
          new ScalarField("id", 0, PRODUCT_ID, true, false, Doc.NONE),
          scalar("name", 1, ValueType.of(Scalar.STRING), false),
          scalar("state", 2, ValueType.enumOf("State"), true),
          new ToManyField(
              "moves", 3, "Move", List.of(new JoinColumn(PRODUCT_ID, MOVED)), null, Doc.NONE));

  private static final TypeModel MOVE =
      type(
          "Move",
          "moves",
          new ScalarField(
              "id", 0, column("id", ValueType.of(Scalar.LONG), false), true, false, Doc.NONE),
          scalar("state", 1, ValueType.enumOf("State"), false),
          new ToOneField(
              "product",
              2,
              "Product",
              false,
              List.of(new JoinColumn(MOVED, PRODUCT_ID)),
              Doc.NONE));

  private static final TypeModel GHOST =
      type(
          "Ghost",
          "ghosts",
          new ScalarField(
              "id", 0, column("id", ValueType.of(Scalar.LONG), false), true, false, Doc.NONE));

  private static final EnumModel STATE =
      new EnumModel(
          "State",
          "stock.State",
          List.of(new EnumModel.Value("NEW", Doc.NONE), new EnumModel.Value("SOLD", Doc.NONE)),
          Doc.NONE);

  static final Model MODEL = new Model(List.of(PRODUCT, MOVE, GHOST), List.of(STATE));

  static final String BY_STATE =
      "query ProductsByState($state: State = SOLD) {"
          + " products(where: {state: {eq: $state}}, orderBy: [{id: ASC}]) { id name } }";

  @Override
  public int contractVersion() {
    return CONTRACT_VERSION;
  }

  @Override
  public List<Database> databases() {
    return List.of(Database.SQLITE);
  }

  @Override
  public List<TypeModel> types() {
    return List.copyOf(MODEL.types());
  }

  @Override
  public List<EnumModel> enums() {
    return List.of(STATE);
  }

  @Override
  public List<QueryExecutor> executors(Database database) {
    return types().stream().<QueryExecutor>map(type -> new StockReader(type.name())).toList();
  }

  @Override
  public List<CompiledQuery> operations(Database database) {
    return List.of(new Compiled(BY_STATE));
  }

  private record Compiled(String document) implements CompiledQuery {

    private OperationNode operation() {
      return new DocumentReader(MODEL).read(document).operation(null);
    }

    @Override
    public String name() {
      return operation().name();
    }

    @Override
    public String sha256() {
      return "ab".repeat(32);
    }

    @Override
    public List<Variable> variables() {
      return operation().variables();
    }

    @Override
    public List<Integer> switches() {
      return List.of();
    }

    @Override
    public Plan plan(int switchBits) {
      return new Planner(MODEL, Dialects.of(Database.SQLITE)).plan(operation(), switchBits);
    }
  }

  private static TypeModel type(String name, String plural, FieldModel... fields) {
    String singular = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    return new TypeModel(
        name,
        singular,
        plural,
        "stock." + name,
        new Table(null, plural),
        false,
        List.of(fields),
        Doc.NONE);
  }

  private static ScalarField scalar(String name, int ordinal, ValueType type, boolean nullable) {
    return new ScalarField(name, ordinal, column(name, type, nullable), false, false, Doc.NONE);
  }

  private static Column column(String name, ValueType type, boolean nullable) {
    return new Column(name, type, nullable);
  }
}
